package com.dashtam.violators.servlet;

import com.dashtam.platform.http.servlet.HttpConfiguration;

class ByThePlatform {
    Class<?> used() {
        return HttpConfiguration.class;
    }
}
