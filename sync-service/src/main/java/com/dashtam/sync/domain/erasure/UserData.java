package com.dashtam.sync.domain.erasure;

import java.util.UUID;

/** All rows that name a user. Callers provide the transaction. */
public interface UserData {

    /** Waits for the workers that are at it, and keeps new jobs from being made by the clock. */
    void lock(UUID userId);

    /**
     * Removes them.
     *
     * @return how many there were
     */
    long erase(UUID userId);
}
