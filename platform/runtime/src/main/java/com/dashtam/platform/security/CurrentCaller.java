package com.dashtam.platform.security;

import com.dashtam.kernel.command.Caller;
import com.dashtam.platform.http.RequestContext;

/** Tells controllers for whom they work. To be asked on the thread that serves the request. */
public final class CurrentCaller {

    /** For public operations an anonymous caller, even when a token was sent along. */
    public Caller caller() {
        return context().caller();
    }

    /**
     * @throws IllegalStateException in operations that need no access token
     */
    public AccessToken token() {
        return context()
                .principal()
                .filter(AccessToken.class::isInstance)
                .map(AccessToken.class::cast)
                .orElseThrow(() -> new IllegalStateException("no access token was asked for"));
    }

    private static RequestContext context() {
        return RequestContext.current()
                .orElseThrow(() -> new IllegalStateException("no request is being served"));
    }
}
