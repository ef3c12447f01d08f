package com.dashtam.provider.application.connection;

import com.dashtam.events.provider.DisconnectionRefusal;
import com.dashtam.kernel.command.Command;
import java.util.Locale;
import java.util.UUID;

/**
 * A user ends a connection.
 *
 * @param accountData what becomes of its accounts, which others hold
 */
public record DisconnectProvider(UUID userId, UUID connectionId, AccountData accountData)
        implements Command {

    /** What becomes of the accounts of a connection, and of everything in them. */
    public enum AccountData {
        KEEP,
        DELETE;

        com.dashtam.events.provider.AccountData onRecord() {
            return switch (this) {
                case KEEP -> com.dashtam.events.provider.AccountData.keep;
                case DELETE -> com.dashtam.events.provider.AccountData.delete;
            };
        }
    }

    /** Why nothing changed. */
    public enum Refusal {
        CONNECTION_UNKNOWN,
        ALREADY_DISCONNECTED;

        DisconnectionRefusal onRecord() {
            return DisconnectionRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }
}
