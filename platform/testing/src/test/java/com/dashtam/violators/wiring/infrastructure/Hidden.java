package com.dashtam.violators.wiring.infrastructure;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

public final class Hidden {

    @Component
    static class AsAComponent {}

    @Service
    static class AsAService {}

    @Repository
    static class AsARepository {}

    static class ByAField {
        @Autowired Object set;
    }

    static class ByAConstructor {
        @Autowired
        ByAConstructor() {}
    }

    static class ByAMethod {
        @Autowired
        void set(Object value) {}
    }

    @Configuration(proxyBeanMethods = false)
    public static class Composition {}
}
