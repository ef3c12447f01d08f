package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.ChallengePurpose;
import com.dashtam.events.identity.SessionChallengeIssued;
import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.mfa.WebAuthnChallenge;
import com.dashtam.kernel.workflow.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Poses challenges, within the transaction of whoever asks for one. */
public final class Challenging {

    private final SessionChallenges challenges;
    private final Factors factors;
    private final RandomGenerator random;

    public Challenging(SessionChallenges challenges, Factors factors, RandomGenerator random) {
        this.challenges = challenges;
        this.factors = factors;
        this.random = random;
    }

    public PosedChallenge pose(UUID id, SessionChallenge.Subject subject, Instant now) {
        var challenge = SessionChallenge.pose(id, subject, WebAuthnChallenge.mint(random), now);
        challenges.add(challenge);
        return switch (subject) {
            case SessionChallenge.Anyone() ->
                    new PosedChallenge(challenge, List.of(Factor.PASSKEY), List.of());
            case SessionChallenge.PasswordKnown asked ->
                    new PosedChallenge(
                            challenge, factors.of(asked.user()), factors.passkeysOf(asked.user()));
            case SessionChallenge.StepUp(var userId, var _) ->
                    factors.any(userId)
                            ? new PosedChallenge(
                                    challenge, factors.of(userId), factors.passkeysOf(userId))
                            : new PosedChallenge(challenge, List.of(Factor.PASSWORD), List.of());
        };
    }

    public static Fact issued(UUID userId, UUID challengeId, ChallengePurpose purpose) {
        return Fact.about(userId, new SessionChallengeIssued(userId, challengeId, purpose));
    }
}
