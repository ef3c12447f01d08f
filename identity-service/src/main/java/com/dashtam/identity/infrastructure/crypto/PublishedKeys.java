package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.platform.security.TokenFormat;
import com.dashtam.platform.security.VerificationKey;
import com.dashtam.platform.security.VerificationKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The service's own keys, straight from its table: it need not ask itself over HTTP. The table is
 * read again after a while, and for an unknown key at most once a second.
 */
final class PublishedKeys implements VerificationKeys {

    private static final Duration REREAD_INTERVAL = Duration.ofSeconds(1);

    private record Snapshot(Map<String, VerificationKey> keys, Instant readAt, long generation) {}

    private final SigningKeys stored;
    private final Duration maxAge;
    private final InstantSource clock;
    private Snapshot snapshot = new Snapshot(Map.of(), Instant.MIN, 0);

    PublishedKeys(SigningKeys stored, Duration maxAge, InstantSource clock) {
        this.stored = stored;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<VerificationKey> find(String kid) {
        Instant now = clock.instant();
        @Nullable VerificationKey known = readAfter(maxAge, now).get(kid);
        return Optional.ofNullable(
                known == null ? readAfter(REREAD_INTERVAL, now).get(kid) : known);
    }

    private Map<String, VerificationKey> readAfter(Duration age, Instant now) {
        var before = snapshot;
        if (before.readAt().equals(Instant.MIN) || now.isAfter(before.readAt().plus(age))) {
            var keys =
                    stored.unretired(now).stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            SigningKey::kid, PublishedKeys::open));
            long generation =
                    keys.keySet().equals(before.keys().keySet())
                            ? before.generation()
                            : before.generation() + 1;
            snapshot = new Snapshot(keys, now, generation);
        }
        return snapshot.keys();
    }

    private static VerificationKey open(SigningKey key) {
        return new VerificationKey(key.kid(), TokenFormat.ALGORITHM, key.publicKey());
    }

    /**
     * Looks at the table when it is time to: tokens that were verified before ask for this alone.
     */
    @Override
    public synchronized long generation() {
        readAfter(maxAge, clock.instant());
        return snapshot.generation();
    }
}
