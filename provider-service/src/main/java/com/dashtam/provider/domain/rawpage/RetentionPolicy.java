package com.dashtam.provider.domain.rawpage;

import java.time.Duration;
import java.time.Instant;

/**
 * How long pages are kept as institutions sent them, and how much of them.
 *
 * @param retention since the page was last received; zero when none are kept
 * @param bytesPerConnection the newest pages of a connection together have at most so many bytes
 */
public record RetentionPolicy(Duration retention, long bytesPerConnection) {

    /** What support needs to look into a complaint; longer would be a second copy of the ledger. */
    public static final Duration LONGEST_RETENTION = Duration.ofDays(7);

    /** Larger pages are not kept. */
    public static final int LARGEST_PAGE_BYTES = 16 * 1024 * 1024;

    /** Of one connection; the oldest go first. */
    public static final int MOST_PAGES = 1_000;

    public static final RetentionPolicy OFF = new RetentionPolicy(Duration.ZERO, 0);

    public RetentionPolicy {
        if (retention.isNegative() || retention.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException(
                    "raw pages are kept for 0 to " + LONGEST_RETENTION.toDays() + " days");
        }
        if (bytesPerConnection < 0) {
            throw new IllegalArgumentException("raw pages have a limit of zero bytes or more");
        }
    }

    public boolean isOn() {
        return retention.isPositive();
    }

    public boolean admits(int bytes) {
        return isOn() && bytes <= LARGEST_PAGE_BYTES && bytes <= bytesPerConnection;
    }

    /** What was received at this moment or before is not kept any more. */
    public Instant endAt(Instant now) {
        return now.minus(retention);
    }
}
