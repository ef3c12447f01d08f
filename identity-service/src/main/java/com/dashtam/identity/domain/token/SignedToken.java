package com.dashtam.identity.domain.token;

import java.time.Duration;

/** A signed token, ready to be handed out. */
public record SignedToken(String value, Duration life) {

    @Override
    public String toString() {
        return "SignedToken[…]";
    }
}
