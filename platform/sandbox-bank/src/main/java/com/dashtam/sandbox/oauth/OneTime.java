package com.dashtam.sandbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets that stand for a value once, for a short time: consent pages and codes. */
final class OneTime<T> {
    private record Kept<T>(T value, Instant until) {}

    private final Map<String, Kept<T>> kept = new HashMap<>();
    private final InstantSource clock;
    private final Duration lifetime;
    private final int limit;
    private final String suffix;

    OneTime(InstantSource clock, Duration lifetime, int limit) {
        this(clock, lifetime, limit, "");
    }

    /**
     * @param suffix what each secret ends with
     */
    OneTime(InstantSource clock, Duration lifetime, int limit, String suffix) {
        this.suffix = suffix;
        this.clock = clock;
        this.lifetime = lifetime;
        this.limit = limit;
    }

    /** A secret for the value; absent while too many are out. */
    synchronized Optional<String> keep(T value) {
        Instant now = clock.instant();
        kept.values().removeIf(entry -> !entry.until.isAfter(now));
        if (kept.size() >= limit) {
            return Optional.empty();
        }
        String secret = Secrets.fresh() + suffix;
        kept.put(Secrets.sha256(secret), new Kept<>(value, now.plus(lifetime)));
        return Optional.of(secret);
    }

    synchronized Optional<T> take(String secret) {
        return Optional.ofNullable(kept.remove(Secrets.sha256(secret)))
                .filter(entry -> entry.until.isAfter(clock.instant()))
                .map(Kept::value);
    }

    synchronized Optional<T> peek(String secret) {
        return Optional.ofNullable(kept.get(Secrets.sha256(secret))).map(Kept::value);
    }

    synchronized void clear() {
        kept.clear();
    }
}
