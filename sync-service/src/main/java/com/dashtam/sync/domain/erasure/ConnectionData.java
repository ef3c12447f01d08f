package com.dashtam.sync.domain.erasure;

import java.time.Instant;
import java.util.UUID;

/** All rows that hang on one connection. Callers provide the transaction. */
public interface ConnectionData {

    /** What was there. */
    record Erased(int accounts, long transactions, int holdings) {}

    /** Waits for the workers that are at it, and keeps new jobs from being made by the clock. */
    void lock(UUID connectionId);

    /**
     * Removes its jobs, its accounts and everything in them; the connection itself stays known, and
     * of its transactions that they are gone.
     */
    Erased erase(UUID connectionId, Instant now);
}
