package com.dashtam.gateway.sse;

import com.dashtam.kernel.id.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rings of all users who had events of late. Used by one thread. */
final class Rings {

    /** How much later than a younger event an older one may arrive, from another topic. */
    static final Duration DISORDER = Duration.ofSeconds(5);

    private static final int UUID_V7 = 7;

    // In the order of the last event, so that the idle ones are at the front.
    private final Map<UUID, Ring> byUser = new LinkedHashMap<>(16, 0.75f, true);
    private final StreamProperties.Rings limits;
    private final InstantSource clock;
    private Instant completeSince;
    private int events;

    /**
     * @param completeSince the moment from which all events are known
     */
    Rings(StreamProperties.Rings limits, Instant completeSince, InstantSource clock) {
        this.limits = limits;
        this.completeSince = completeSince;
        this.clock = clock;
    }

    int users() {
        return byUser.size();
    }

    void add(ClientEvent event) {
        if (event.time().isBefore(clock.instant().minus(limits.age()))) {
            return;
        }
        var ring =
                byUser.computeIfAbsent(
                        event.user(), user -> new Ring(limits.events(), completeSince));
        events += ring.add(event);
        while (byUser.size() > limits.users() || events > limits.totalEvents()) {
            evictIdlest();
        }
    }

    private void evictIdlest() {
        var idlest = byUser.entrySet().iterator();
        events -= idlest.next().getValue().size();
        idlest.remove();
        // Whoever was evicted may come back to a new ring, which must not claim what is gone.
        completeSince = clock.instant();
    }

    /** Forgets what is too old to be asked for. */
    void sweep() {
        var oldest = clock.instant().minus(limits.age());
        completeSince = oldest.isAfter(completeSince) ? oldest : completeSince;
        byUser.values()
                .removeIf(ring -> {
                    events -= ring.forgetBefore(oldest);
                    return ring.size() == 0;
                });
    }

    /**
     * What a client of this user may not have seen.
     *
     * @param lastEventId the last event that it saw, as it says
     */
    Replay replay(UUID user, String lastEventId) {
        var known = byUser.get(user);
        var ring = known == null ? new Ring(limits.events(), completeSince) : known;
        return parse(lastEventId)
                .flatMap(id -> ring.timeOf(id).or(() -> timeIfYoung(id)))
                .map(time -> time.minus(DISORDER))
                .filter(ring::isCompleteFrom)
                .map(from -> new Replay(false, ring.from(from)))
                .orElseGet(() -> new Replay(true, ring.all()));
    }

    private static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Another instance may have shown an event that has not arrived here. */
    private Optional<Instant> timeIfYoung(UUID id) {
        if (id.version() != UUID_V7) {
            return Optional.empty();
        }
        var time = UuidV7.timeOf(id);
        var age = Duration.between(time, clock.instant()).abs();
        return age.compareTo(DISORDER) > 0 ? Optional.empty() : Optional.of(time);
    }

    /**
     * @param reset whether events before these may be missing
     */
    record Replay(boolean reset, List<ClientEvent> events) {}
}
