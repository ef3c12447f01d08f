package com.dashtam.platform.security;

import com.dashtam.kernel.digest.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens whose signature was checked a moment ago, by the SHA-256 of the token. Two halves bound
 * it: when the younger is full, the older is forgotten.
 */
final class VerifiedTokens<T> {

    static final int MAX_TOKENS = 10_000;
    static final Duration LIFE = Duration.ofSeconds(60);

    private record Entry<T>(T token, Instant expiresAt, Instant forgottenAt) {}

    private record Halves<T>(
            long generation, Map<ByteBuffer, Entry<T>> younger, Map<ByteBuffer, Entry<T>> older) {}

    private volatile Halves<T> halves = empty(Long.MIN_VALUE);

    /**
     * @param generation that of the keys; entries of another one are not there
     */
    Optional<T> find(ByteBuffer digest, long generation, Instant now) {
        var current = halves;
        if (current.generation() != generation) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        current.younger().getOrDefault(digest, current.older().get(digest)))
                .filter(entry -> now.isBefore(entry.expiresAt()))
                .filter(entry -> now.isBefore(entry.forgottenAt()))
                .map(Entry::token);
    }

    /**
     * @param generation that of the keys when the check began
     */
    void remember(ByteBuffer digest, T token, long generation, Instant expiresAt, Instant now) {
        roomFor(generation).put(digest, new Entry<>(token, expiresAt, now.plus(LIFE)));
    }

    private synchronized Map<ByteBuffer, Entry<T>> roomFor(long generation) {
        if (halves.generation() != generation) {
            halves = empty(generation);
        } else if (halves.younger().size() >= MAX_TOKENS / 2) {
            halves = new Halves<>(generation, new ConcurrentHashMap<>(), halves.younger());
        }
        return halves.younger();
    }

    int size() {
        return halves.younger().size() + halves.older().size();
    }

    private static <T> Halves<T> empty(long generation) {
        return new Halves<>(generation, new ConcurrentHashMap<>(), Map.of());
    }

    static ByteBuffer digest(String token) {
        return ByteBuffer.wrap(Sha256.of(token));
    }
}
