package com.dashtam.platform.security;

import com.dashtam.platform.http.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that identity publishes (RFC 7517), kept here. A known key is found without waiting; an
 * unknown one has the set fetched again, though not more often than every five seconds.
 */
public final class JwksClient implements VerificationKeys {

    static final Duration REFETCH_INTERVAL = Duration.ofSeconds(5);
    static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(JwksClient.class);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 64 * 1024;
    private static final int OK = 200;

    private record KeySet(Map<String, VerificationKey> keys, Instant fetchedAt, long generation) {}

    private final HttpClient http;
    private final URI address;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicBoolean refreshing = new AtomicBoolean();

    private final Set<String> retired = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean outdated = new AtomicBoolean();

    private volatile KeySet current = new KeySet(Map.of(), Instant.MIN, 0);
    private Instant nextFetch = Instant.MIN;
    private boolean lastFailed;

    /**
     * @param address of the key set
     */
    public JwksClient(HttpClient http, URI address, InstantSource clock) {
        this.http = http;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public Optional<VerificationKey> find(String kid) {
        if (retired.contains(kid)) {
            return Optional.empty();
        }
        var known = current;
        @Nullable VerificationKey key = known.keys().get(kid);
        if (key == null) {
            return Optional.ofNullable(refetched().keys().get(kid));
        }
        if (clock.instant().isAfter(known.fetchedAt().plus(MAX_AGE))) {
            refreshInBackground();
        }
        return Optional.of(key);
    }

    @Override
    public long generation() {
        return current.generation() + retired.size();
    }

    /** Also has the set fetched again, where the key's successor may be. */
    @Override
    public void retire(String kid) {
        if (retired.add(kid)) {
            outdated.set(true);
            refreshInBackground();
        }
    }

    /** Drops keys that are no longer published, without anybody waiting for it. */
    private void refreshInBackground() {
        if (refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("jwks-refresh")
                    .start(() -> {
                        try {
                            refetched();
                        } catch (UnavailableException e) {
                            LOG.warn("the keys of {} could not be refreshed", address, e);
                        } finally {
                            refreshing.set(false);
                        }
                    });
        }
    }

    private KeySet refetched() {
        fetching.lock();
        try {
            if (!outdated.getAndSet(false) && clock.instant().isBefore(nextFetch)) {
                if (lastFailed) {
                    throw unavailable(null);
                }
                return current;
            }
            return fetch();
        } finally {
            fetching.unlock();
        }
    }

    private KeySet fetch() {
        lastFailed = true;
        nextFetch = clock.instant().plus(RETRY_INTERVAL);
        try {
            var keys = JwkSetReader.read(body());
            var before = current;
            long generation =
                    keys.equals(before.keys()) ? before.generation() : before.generation() + 1;
            current = new KeySet(keys, clock.instant(), generation);
        } catch (IOException | IllegalArgumentException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
        lastFailed = false;
        nextFetch = clock.instant().plus(REFETCH_INTERVAL);
        return current;
    }

    private byte[] body() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(REQUEST_TIMEOUT)
                        .header("Accept", "application/json")
                        .build();
        var response =
                http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        if (response.statusCode() != OK) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
    }

    private UnavailableException unavailable(@Nullable Exception cause) {
        var message = "the keys of " + address + " cannot be had";
        return cause == null
                ? new UnavailableException(message, RETRY_INTERVAL)
                : new UnavailableException(message, RETRY_INTERVAL, cause);
    }
}
