package com.dashtam.identity.domain.email;

import java.util.Locale;

/** Which of the two addresses of a change. */
public enum Side {
    CURRENT,
    WANTED;

    public static Side parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
