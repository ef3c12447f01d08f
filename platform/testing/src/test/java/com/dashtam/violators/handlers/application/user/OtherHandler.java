package com.dashtam.violators.handlers.application.user;

class OtherHandler {
    OneHandler used() {
        return new OneHandler();
    }
}
