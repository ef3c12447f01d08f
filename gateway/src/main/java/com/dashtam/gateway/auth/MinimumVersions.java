package com.dashtam.gateway.auth;

import com.dashtam.platform.security.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The lowest token versions that are believed, as long as older tokens may be alive. Written by one
 * thread, read by all.
 */
public final class MinimumVersions {

    private record OfUser(int version, Instant forgetAt) {}

    private record OfAll(int version, Instant from) {}

    private final Map<UUID, OfUser> ofUsers = new ConcurrentHashMap<>();
    private final List<OfAll> ofAll = new CopyOnWriteArrayList<>();
    private final Duration memory;
    private final InstantSource clock;

    public MinimumVersions(RevocationProperties properties, InstantSource clock) {
        this.memory = properties.memory();
        this.clock = clock;
    }

    public boolean refuse(AccessToken token) {
        var ofUser = ofUsers.get(token.userId());
        return (ofUser != null && token.userVersion() < ofUser.version()) || refuseAll(token);
    }

    private boolean refuseAll(AccessToken token) {
        if (ofAll.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        return ofAll.stream()
                .anyMatch(it -> token.globalVersion() < it.version() && !now.isBefore(it.from()));
    }

    void raise(UUID user, int version, Instant at) {
        var now = clock.instant();
        ofUsers.values().removeIf(it -> it.forgetAt().isBefore(now));
        var raised = new OfUser(version, at.plus(memory));
        ofUsers.merge(user, raised, (a, b) -> a.version() > b.version() ? a : b);
    }

    /**
     * @param from when the grace period is over
     */
    void raiseAll(int version, Instant from) {
        var now = clock.instant();
        ofAll.removeIf(it -> it.from().plus(memory).isBefore(now));
        ofAll.add(new OfAll(version, from));
    }
}
