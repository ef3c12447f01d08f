package com.dashtam.sync.application.joining;

import com.dashtam.events.sync.AccountJoinRefusal;
import com.dashtam.kernel.command.Command;
import java.util.Locale;
import java.util.UUID;

/** A user says that two accounts are one. */
public record JoinAccount(UUID userId, UUID accountId, UUID otherId) implements Command {

    /** Why they stay two. */
    public enum Refusal {
        ACCOUNT_UNKNOWN,
        SAME_ACCOUNT,
        CURRENCIES_DIFFER,
        BOTH_CONNECTED;

        AccountJoinRefusal onRecord() {
            return AccountJoinRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }
}
