package com.dashtam.provider.domain.connection;

import java.util.Locale;
import java.util.Optional;

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
        return reauthenticationReason().isPresent();
    }

    /** Why the user must let us in once more; absent where that is not needed or no use. */
    public Optional<ReauthenticationReason> reauthenticationReason() {
        return switch (this) {
            case EXPIRED -> Optional.of(ReauthenticationReason.CREDENTIALS_EXPIRED);
            case REVOKED -> Optional.of(ReauthenticationReason.CONSENT_REVOKED);
            case FAILED -> Optional.of(ReauthenticationReason.CONNECTION_FAILED);
            case PENDING, ACTIVE, DISCONNECTED -> Optional.empty();
        };
    }
}
