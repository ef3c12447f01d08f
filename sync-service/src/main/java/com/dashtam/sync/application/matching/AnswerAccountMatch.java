package com.dashtam.sync.application.matching;

import com.dashtam.events.sync.AccountMatchRefusal;
import com.dashtam.kernel.command.Command;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A user says which account it is.
 *
 * @param accountId the kept account that it is; absent for one that is new
 */
public record AnswerAccountMatch(UUID userId, UUID matchId, Optional<UUID> accountId)
        implements Command {

    /** Why the answer was not taken. */
    public enum Refusal {
        MATCH_UNKNOWN,
        ACCOUNT_NOT_A_CANDIDATE;

        AccountMatchRefusal onRecord() {
            return AccountMatchRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }
}
