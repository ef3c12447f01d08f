package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.SessionChallenge;
import java.time.Instant;
import java.util.Optional;

/** Whether a challenge still takes answers. */
final class ChallengeState {

    private ChallengeState() {}

    static Optional<ChallengeRefused> refusal(SessionChallenge challenge, Instant now) {
        if (challenge.answeredAt().isPresent()) {
            return Optional.of(ChallengeRefused.CHALLENGE_ANSWERED);
        }
        if (challenge.isUsedUp()) {
            return Optional.of(ChallengeRefused.TOO_MANY_FAILURES);
        }
        return challenge.isExpired(now)
                ? Optional.of(ChallengeRefused.CHALLENGE_EXPIRED)
                : Optional.empty();
    }
}
