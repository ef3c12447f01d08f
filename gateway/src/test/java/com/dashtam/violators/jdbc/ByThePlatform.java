package com.dashtam.violators.jdbc;

import com.dashtam.platform.outbox.SchemaRegister;

class ByThePlatform {
    Class<?> used() {
        return SchemaRegister.class;
    }
}
