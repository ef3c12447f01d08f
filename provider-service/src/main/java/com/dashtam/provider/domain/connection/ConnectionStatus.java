package com.dashtam.provider.domain.connection;

import java.util.Locale;

/** The states of a connection. */
public enum ConnectionStatus {
    PENDING,
    ACTIVE,
    EXPIRED,
    REVOKED,
    FAILED,
    DISCONNECTED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConnectionStatus parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean needsReauthentication() {
        return switch (this) {
            case EXPIRED, REVOKED, FAILED -> true;
            case PENDING, ACTIVE, DISCONNECTED -> false;
        };
    }
}
