package com.dashtam.sync.domain.connection;

import java.util.Locale;

/** The states of a connection; {@code UNKNOWN} stands for one that a newer service invented. */
public enum ConnectionStatus {
    UNKNOWN,
    PENDING,
    ACTIVE,
    EXPIRED,
    REVOKED,
    FAILED,
    DISCONNECTED;

    public static ConnectionStatus parse(String text) {
        for (ConnectionStatus status : values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
