package com.dashtam.gateway.sse;

import com.dashtam.gateway.auth.EndedSessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** All open streams and the rings behind them. Used by the dispatcher's thread alone. */
final class Streams {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOONEST_RETURN = Duration.ofMillis(200);
    private static final Duration LATEST_RETURN = Duration.ofMillis(2_200);
    private static final Duration BETWEEN_RETURNS = Duration.ofMillis(5);

    private final Map<UUID, Set<EventStream>> byUser = new HashMap<>();
    private final Rings rings;
    private final EndedSessions endedSessions;
    private final StreamProperties properties;
    private final InstantSource clock;
    private final StreamMeters meters;
    private int open;

    Streams(
            Rings rings,
            EndedSessions endedSessions,
            StreamProperties properties,
            InstantSource clock,
            StreamMeters meters) {
        this.rings = rings;
        this.endedSessions = endedSessions;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    Opening open(StreamRequest request) {
        var user = request.token().userId();
        if (open >= properties.streams()) {
            return new Opening.Full();
        }
        if (byUser.getOrDefault(user, Set.of()).size() >= properties.streamsPerUser()) {
            return new Opening.TooMany(properties.streamsPerUser());
        }
        if (endedSessions.contains(request.token().sessionId())) {
            return new Opening.SessionEnded();
        }
        var now = clock.instant();
        var stream =
                new EventStream(request.token(), request.categories(), properties.buffer(), now);
        begin(stream, request, now);
        byUser.computeIfAbsent(user, key -> new LinkedHashSet<>()).add(stream);
        meters.open(++open);
        return new Opening.Opened(stream);
    }

    private void begin(EventStream stream, StreamRequest request, Instant now) {
        send(stream, Frames.RETRY, now);
        request.lastEventId()
                .map(last -> rings.replay(request.token().userId(), last))
                .ifPresent(replay -> {
                    if (replay.reset()) {
                        send(stream, Frames.RESET, now);
                    }
                    replay.events().stream()
                            .filter(stream::wants)
                            .forEach(event -> send(stream, event.frame(), now));
                });
    }

    void publish(ClientEvent event) {
        rings.add(event);
        var now = clock.instant();
        for (var stream : List.copyOf(byUser.getOrDefault(event.user(), Set.of()))) {
            if (stream.wants(event)) {
                send(stream, event.frame(), now);
            }
        }
    }

    private void send(EventStream stream, byte[] frame, Instant now) {
        switch (stream.send(frame, now)) {
            case YES -> meters.sent();
            case TOO_SLOW -> {
                meters.tooSlow();
                stream.cut();
                remove(stream);
            }
            case GONE -> remove(stream);
        }
    }

    void endSession(UUID session) {
        for (var stream : select(stream -> stream.token().sessionId().equals(session))) {
            stream.cut();
            remove(stream);
        }
    }

    void remove(EventStream stream) {
        var user = stream.token().userId();
        var streams = byUser.get(user);
        if (streams != null && streams.remove(stream)) {
            meters.open(--open);
            if (streams.isEmpty()) {
                byUser.remove(user);
            }
        }
    }

    /** What is due by the clock: ends of tokens, heartbeats, leftovers. */
    void tick() {
        var now = clock.instant();
        for (var stream : select(stream -> true)) {
            if (!stream.token().expiresAt().isAfter(now)) {
                send(stream, Frames.REAUTHENTICATE, now);
                stream.complete();
                remove(stream);
            } else if (stream.isAbandoned(PATIENCE, now)) {
                stream.cut();
                remove(stream);
            } else if (stream.isSilentFor(properties.heartbeat(), now)) {
                send(stream, Frames.HEARTBEAT, now);
            }
        }
        rings.sweep();
    }

    /** Ends all streams; their clients come back one after the other, not all at once. */
    void closeAll() {
        var now = clock.instant();
        var after = SOONEST_RETURN;
        for (var stream : select(stream -> true)) {
            send(stream, Frames.reconnect(after), now);
            stream.complete();
            remove(stream);
            after =
                    after.compareTo(LATEST_RETURN) < 0
                            ? after.plus(BETWEEN_RETURNS)
                            : SOONEST_RETURN;
        }
    }

    private List<EventStream> select(Predicate<EventStream> condition) {
        var selected = new ArrayList<EventStream>();
        byUser.values().stream()
                .flatMap(Collection::stream)
                .filter(condition)
                .forEach(selected::add);
        return selected;
    }
}
