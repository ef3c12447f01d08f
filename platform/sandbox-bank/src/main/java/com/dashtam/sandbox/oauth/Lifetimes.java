package com.dashtam.sandbox.oauth;

import java.time.Duration;

/** How long what the authorization server issues is good for. */
public record Lifetimes(Duration accessToken, Duration consent) {
    static final Duration CODE = Duration.ofSeconds(60);
    static final Duration CONSENT_PAGE = Duration.ofMinutes(10);

    public Lifetimes {
        if (accessToken.toSeconds() < 1 || consent.compareTo(accessToken) < 0) {
            throw new IllegalArgumentException(
                    "an access token lives for at least a second and at most as long as its consent");
        }
    }

    public static Lifetimes usual() {
        return new Lifetimes(Duration.ofMinutes(15), Duration.ofDays(365));
    }
}
