package com.dashtam.sync.presentation.http;

import com.dashtam.kernel.command.Caller;
import com.dashtam.platform.security.CurrentCaller;
import java.util.UUID;

/** The user who is signed in for the present request. */
public final class CurrentUser {

    private final CurrentCaller caller;

    public CurrentUser(CurrentCaller caller) {
        this.caller = caller;
    }

    public UUID id() {
        return caller.token().userId();
    }

    public Caller caller() {
        return caller.caller();
    }
}
