package com.dashtam.bench.journal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Remembers every acknowledged command, in the order of the answers; for any number of threads. */
public final class Journal {

    private final InstantSource clock;
    private final List<Acknowledged> entries = new ArrayList<>();

    public Journal(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void acknowledged(Command command, String traceId) {
        entries.add(new Acknowledged(command, traceId, clock.instant()));
    }

    public synchronized List<Acknowledged> entries() {
        return List.copyOf(entries);
    }
}
