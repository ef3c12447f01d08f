package com.dashtam.identity.domain.mfa;

import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A question whose right answer opens a session, or shows again who uses one.
 *
 * @param failures how many wrong answers it had
 */
public record SessionChallenge(
        UUID id,
        Subject subject,
        WebAuthnChallenge webAuthn,
        Instant expiresAt,
        int failures,
        Optional<Instant> answeredAt) {

    public static final Duration LIFE = Duration.ofMinutes(5);
    public static final int MAX_FAILURES = 5;

    /** Whom it asks, and what for. */
    public sealed interface Subject {

        /** Empty where only the answer will tell. */
        Optional<UUID> userId();
    }

    /**
     * Whoever knew the password of a user.
     *
     * @param device from which the session would be opened
     * @param run the sign-in's workflow, which ends with the challenge
     */
    public record PasswordKnown(UUID user, Device device, Run run) implements Subject {
        @Override
        public Optional<UUID> userId() {
            return Optional.of(user);
        }
    }

    /**
     * A device as it was when the password was given.
     *
     * @param isKnown whether it had signed in to the account before
     * @param isNew whether others had, and it had not
     */
    public record Device(TokenHash token, boolean isKnown, boolean isNew) {}

    /** Anybody, who may have a passkey. */
    public record Anyone() implements Subject {
        @Override
        public Optional<UUID> userId() {
            return Optional.empty();
        }
    }

    /** Whoever uses a session. */
    public record StepUp(UUID user, UUID sessionId) implements Subject {
        @Override
        public Optional<UUID> userId() {
            return Optional.of(user);
        }
    }

    public static SessionChallenge pose(
            UUID id, Subject subject, WebAuthnChallenge webAuthn, Instant now) {
        return new SessionChallenge(id, subject, webAuthn, now.plus(LIFE), 0, Optional.empty());
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isUsedUp() {
        return failures >= MAX_FAILURES;
    }
}
