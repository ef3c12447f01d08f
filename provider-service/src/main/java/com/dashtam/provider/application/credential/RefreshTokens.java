package com.dashtam.provider.application.credential;

import com.dashtam.kernel.command.Command;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A user wants the token of a connection to be good.
 *
 * @param force whether to renew it even if it does not end soon
 */
public record RefreshTokens(UUID userId, UUID connectionId, boolean force) implements Command {

    /** What the connection has now. */
    public sealed interface Renewal {

        /** When the token ends, where there is one and the institution tells. */
        Optional<Instant> expiresAt();

        record Renewed(Optional<Instant> expiresAt) implements Renewal {}

        /** The token is good for some time yet. */
        record StillGood(Optional<Instant> expiresAt) implements Renewal {}

        /** Keys have no token. */
        record NothingToRenew() implements Renewal {

            @Override
            public Optional<Instant> expiresAt() {
                return Optional.empty();
            }
        }
    }

    /** Why there is no good token. */
    public enum Refusal {
        CONNECTION_UNKNOWN,
        CONNECTION_NOT_ACTIVE,
        /** The consent is over: the user has to authorize the connection again. */
        GRANT_INVALID,
        INSTITUTION_UNAVAILABLE,
        INSTITUTION_ANSWER_INVALID
    }
}
