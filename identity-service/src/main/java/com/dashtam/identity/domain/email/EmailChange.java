package com.dashtam.identity.domain.email;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A user's wish for another address, which holds once both addresses have answered.
 *
 * @param confirmed the addresses that have answered
 * @param run the workflow, open for as long as the wish is
 */
public record EmailChange(
        UUID id,
        UUID userId,
        Email wanted,
        Set<Side> confirmed,
        State state,
        Run run,
        Instant requestedAt) {

    /** How long the mails can be answered. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** How many changes a user may ask for within {@link #WINDOW}. */
    public static final int MAX_REQUESTS = 3;

    public static final Duration WINDOW = Duration.ofHours(1);

    /** Whether a change waits for answers, or how it ended. */
    public enum State {
        OPEN,
        COMPLETED,
        EXPIRED,
        ABANDONED;

        public static State parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public EmailChange {
        confirmed = Set.copyOf(confirmed);
    }

    public static EmailChange requested(UUID id, UUID userId, Email wanted, Run run, Instant now) {
        return new EmailChange(id, userId, wanted, Set.of(), State.OPEN, run, now);
    }

    public Instant expiresAt() {
        return requestedAt.plus(LIFE);
    }

    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt());
    }

    /** Whether an answer from one side completes the change. */
    public boolean isCompletedBy(Side side) {
        var all = EnumSet.of(side);
        all.addAll(confirmed);
        return all.equals(EnumSet.allOf(Side.class));
    }
}
