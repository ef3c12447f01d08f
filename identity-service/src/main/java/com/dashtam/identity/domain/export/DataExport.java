package com.dashtam.identity.domain.export;

import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A copy of everything that is held of a user, asked for, made or destroyed.
 *
 * @param attempts how often a worker has taken it; only the last one's work counts
 * @param run the workflow, open for as long as the copy is queued
 */
public record DataExport(
        UUID id,
        UUID userId,
        Status status,
        int attempts,
        Instant requestedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> expiresAt,
        OptionalLong sizeBytes,
        Run run) {

    /** For how long an archive can be fetched. */
    public static final Duration LIFE = Duration.ofDays(7);

    /** How many a user may ask for within {@link #WINDOW}. */
    public static final int MAX_REQUESTS = 3;

    public static final Duration WINDOW = Duration.ofDays(1);

    /** Where an export stands. */
    public enum Status {
        QUEUED,
        SUCCEEDED,
        FAILED,
        EXPIRED;

        public static Status parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static DataExport requested(UUID id, UUID userId, Instant now, Run run) {
        return new DataExport(
                id,
                userId,
                Status.QUEUED,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                run);
    }
}
