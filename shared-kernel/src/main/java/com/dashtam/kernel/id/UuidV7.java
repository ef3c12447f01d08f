package com.dashtam.kernel.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDv7 (RFC 9562, section 5.7) that never step back within one source: 48 bits of
 * milliseconds, 12 bits that count within the millisecond, 62 random bits. When the clock steps
 * back or the counter runs over, the last millisecond is carried on.
 */
public final class UuidV7 implements Ids {

    private static final int COUNTER_LIMIT = 1 << 12;
    private static final int COUNTER_START_LIMIT = 1 << 10;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long millis;
    private int counter;

    public UuidV7(InstantSource clock) {
        this(clock, new SecureRandom());
    }

    UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(nextHigh(), low);
    }

    private synchronized long nextHigh() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            counter = random.nextInt(COUNTER_START_LIMIT);
        } else if (++counter == COUNTER_LIMIT) {
            millis++;
            counter = 0;
        }
        return millis << 16 | 0x7000 | counter;
    }

    /** The moment in an identifier's first 48 bits, to the millisecond. */
    public static Instant timeOf(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("not a UUIDv7: " + id);
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The smallest UUIDv7 of a moment: a lower bound for range queries by time. */
    public static UUID floor(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }
}
