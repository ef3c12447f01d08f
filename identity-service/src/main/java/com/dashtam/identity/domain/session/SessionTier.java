package com.dashtam.identity.domain.session;

import java.util.Locale;
import java.util.OptionalInt;

/** How many sessions a user may have open at once. */
public enum SessionTier {
    BASIC(2),
    ESSENTIAL(3),
    PLUS(5),
    PREMIUM(10),
    PRO;

    private final OptionalInt maxSessions;

    SessionTier() {
        this.maxSessions = OptionalInt.empty();
    }

    SessionTier(int maxSessions) {
        this.maxSessions = OptionalInt.of(maxSessions);
    }

    /** Empty where any number is allowed. */
    public OptionalInt maxSessions() {
        return maxSessions;
    }

    public static SessionTier parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
