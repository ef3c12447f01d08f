package com.dashtam.provider.application.connection;

import com.dashtam.events.provider.DisconnectionRefusal;
import com.dashtam.kernel.command.Command;
import java.util.Locale;
import java.util.UUID;

/** A user ends a connection. */
public record DisconnectProvider(UUID userId, UUID connectionId) implements Command {

    /** Why nothing changed. */
    public enum Refusal {
        CONNECTION_UNKNOWN,
        ALREADY_DISCONNECTED;

        DisconnectionRefusal onRecord() {
            return DisconnectionRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }
}
