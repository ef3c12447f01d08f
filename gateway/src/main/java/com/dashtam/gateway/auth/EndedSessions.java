package com.dashtam.gateway.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that ended while access tokens of theirs may still be alive. Written by one thread,
 * read by all.
 */
public final class EndedSessions {

    private static final Logger log = LoggerFactory.getLogger(EndedSessions.class);

    private final Map<UUID, Instant> forgetAt = new ConcurrentHashMap<>();
    private final Queue<UUID> inOrder = new ArrayDeque<>();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Duration memory;
    private final int capacity;
    private boolean overflowed;

    public EndedSessions(RevocationProperties properties, InstantSource clock) {
        this.clock = clock;
        this.memory = properties.memory();
        this.capacity = properties.maxSessions();
    }

    public boolean contains(UUID session) {
        return forgetAt.containsKey(session);
    }

    public int size() {
        return forgetAt.size();
    }

    /** Calls the listener from the writing thread for every session that ends from now on. */
    public void onEnded(Consumer<UUID> listener) {
        listeners.add(listener);
    }

    void add(UUID session, Instant endedAt) {
        forgetOld();
        var until = endedAt.plus(memory);
        if (!until.isAfter(clock.instant())) {
            return;
        }
        if (forgetAt.put(session, until) == null) {
            inOrder.add(session);
            listeners.forEach(listener -> listener.accept(session));
        }
    }

    private void forgetOld() {
        var now = clock.instant();
        for (var oldest = inOrder.peek(); oldest != null; oldest = inOrder.peek()) {
            var until = forgetAt.get(oldest);
            boolean old = until == null || !until.isAfter(now);
            if (!old && forgetAt.size() < capacity) {
                return;
            }
            if (!old && !overflowed) {
                overflowed = true;
                log.error("more than {} sessions ended: the oldest are forgotten", capacity);
            }
            inOrder.remove();
            forgetAt.remove(oldest);
        }
    }
}
