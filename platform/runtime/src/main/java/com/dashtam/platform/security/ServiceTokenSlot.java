package com.dashtam.platform.security;

import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.security.ServiceTokens.Granted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The token for one audience, and how long to leave identity alone when it gives none. */
final class ServiceTokenSlot {

    private static final double SHARE_OF_LIFE = 0.8;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 5;
    private static final Duration DOUBT = Duration.ofSeconds(3);

    private record Held(String token, Instant renewAt, Instant expiresAt) {

        @Override
        public String toString() {
            return "Held[…, expiresAt=" + expiresAt + "]";
        }
    }

    private final Supplier<Granted> source;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();

    private static final Held NOTHING = new Held("", Instant.MIN, Instant.MIN);

    private volatile Held held = NOTHING;
    private volatile Instant doubtedUntil = Instant.MIN;
    private Instant retryAt = Instant.MIN;
    private int failures;

    ServiceTokenSlot(Supplier<Granted> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    String token() {
        return held().orElseGet(this::renewed);
    }

    /** The token, while it need not be renewed. */
    Optional<String> held() {
        var known = held;
        return clock.instant().isBefore(known.renewAt())
                ? Optional.of(known.token())
                : Optional.empty();
    }

    /**
     * Drops the token, and soon what takes its place: for a moment an instance of identity may not
     * know yet that its key is retired.
     */
    void renew() {
        doubtedUntil = clock.instant().plus(DOUBT);
        held = NOTHING;
    }

    private String renewed() {
        renewing.lock();
        try {
            var now = clock.instant();
            if (now.isBefore(held.renewAt())) {
                return held.token();
            }
            if (now.isBefore(retryAt)) {
                return heldOr(
                        new UnavailableException(
                                "identity gave no service token a moment ago",
                                Duration.between(now, retryAt)));
            }
            return request(now);
        } finally {
            renewing.unlock();
        }
    }

    private String request(Instant now) {
        try {
            var granted = source.get();
            var share = Duration.ofMillis((long) (granted.life().toMillis() * SHARE_OF_LIFE));
            held =
                    now.isBefore(doubtedUntil)
                            ? new Held(granted.token(), doubtedUntil, doubtedUntil)
                            : new Held(granted.token(), now.plus(share), now.plus(granted.life()));
            failures = 0;
            return granted.token();
        } catch (UnavailableException e) {
            retryAt = clock.instant().plus(backoff());
            failures++;
            return heldOr(e);
        }
    }

    /** A token past its renewal is good until its end. */
    private String heldOr(UnavailableException failure) {
        if (clock.instant().isBefore(held.expiresAt())) {
            return held.token();
        }
        throw failure;
    }

    private Duration backoff() {
        var doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        long millis = Math.min(doubled.toMillis(), MAX_BACKOFF.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
}
