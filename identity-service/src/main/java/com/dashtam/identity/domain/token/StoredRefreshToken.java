package com.dashtam.identity.domain.token;

import com.dashtam.identity.domain.session.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is known of a refresh token: its session and versions, and whether it was exchanged. */
public record StoredRefreshToken(
        TokenHash hash, Session session, TokenVersions versions, Optional<Exchange> exchange) {

    /**
     * A token's one exchange.
     *
     * @param successor absent once the successor has been used
     */
    public record Exchange(Instant at, Optional<SealedToken> successor) {}

    public UUID userId() {
        return session.userId();
    }

    /** What presenting the token means. */
    public sealed interface Standing {

        record Usable() implements Standing {}

        /** Exchanged a moment ago, and the answer may have been lost. */
        record Retried(SealedToken successor) implements Standing {}

        /** Exchanged before, and somebody has gone on from there: a copy is about. */
        record Reused() implements Standing {}

        record Expired() implements Standing {}

        record Revoked() implements Standing {}
    }

    public Standing standing(Instant now) {
        if (session.isEnded()) {
            return new Standing.Revoked();
        }
        if (session.isExpired(now)) {
            return new Standing.Expired();
        }
        return exchange.map(done -> afterwards(done, now)).orElseGet(Standing.Usable::new);
    }

    private static Standing afterwards(Exchange done, Instant now) {
        boolean inTime = now.isBefore(done.at().plus(RefreshToken.RETRY_WINDOW));
        return done.successor()
                .filter(unused -> inTime)
                .<Standing>map(Standing.Retried::new)
                .orElseGet(Standing.Reused::new);
    }
}
