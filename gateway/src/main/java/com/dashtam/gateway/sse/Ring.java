package com.dashtam.gateway.sse;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The newest events of one user, in the order of their arrival. */
final class Ring {

    private final Deque<ClientEvent> events = new ArrayDeque<>();
    private final int capacity;
    private Instant completeSince;

    /**
     * @param completeSince the moment after which no event is missing
     */
    Ring(int capacity, Instant completeSince) {
        this.capacity = capacity;
        this.completeSince = completeSince;
    }

    int size() {
        return events.size();
    }

    /**
     * @return by how many the ring has grown; an event that is there already is not added
     */
    int add(ClientEvent event) {
        if (find(event.id()).isPresent()) {
            return 0;
        }
        int before = events.size();
        events.addLast(event);
        if (events.size() > capacity) {
            forgetOldest();
        }
        return events.size() - before;
    }

    /**
     * @return how many events were forgotten
     */
    int forgetBefore(Instant moment) {
        int before = events.size();
        while (!events.isEmpty() && events.getFirst().time().isBefore(moment)) {
            forgetOldest();
        }
        return before - events.size();
    }

    private void forgetOldest() {
        var gone = events.removeFirst().time();
        completeSince = gone.isAfter(completeSince) ? gone : completeSince;
    }

    Optional<Instant> timeOf(UUID id) {
        return find(id).map(ClientEvent::time);
    }

    /** Whether every event since this moment is here, as far as any has arrived. */
    boolean isCompleteFrom(Instant moment) {
        return moment.isAfter(completeSince);
    }

    List<ClientEvent> all() {
        return List.copyOf(events);
    }

    List<ClientEvent> from(Instant moment) {
        return events.stream().filter(event -> !event.time().isBefore(moment)).toList();
    }

    private Optional<ClientEvent> find(UUID id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }
}
