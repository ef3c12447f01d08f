package com.dashtam.sandbox.oauth;

import java.util.Arrays;
import java.util.Optional;

/** How a client proves itself at the token endpoint (RFC 6749 section 2.3.1). */
public enum ClientAuthentication {
    BASIC("client_secret_basic"),
    POST("client_secret_post");

    private final String wireName;

    ClientAuthentication(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the registry of RFC 7591. */
    public String wireName() {
        return wireName;
    }

    public static Optional<ClientAuthentication> named(String name) {
        return Arrays.stream(values()).filter(method -> method.wireName.equals(name)).findFirst();
    }
}
