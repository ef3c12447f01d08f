package com.dashtam.violators.domain.domain.user;

import org.awaitility.Awaitility;

class Framework {
    Class<?> used() {
        return Awaitility.class;
    }
}
