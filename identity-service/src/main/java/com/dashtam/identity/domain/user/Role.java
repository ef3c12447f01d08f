package com.dashtam.identity.domain.user;

import java.util.Locale;

/** What a user may be. */
public enum Role {
    ADMIN,
    USER,
    READONLY,
    AUDITOR;

    public static Role parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The form in which tokens and tables carry it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
