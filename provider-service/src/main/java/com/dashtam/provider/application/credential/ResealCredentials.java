package com.dashtam.provider.application.credential;

import com.dashtam.kernel.command.Command;

/**
 * An operator has changed the keys, and wants everything to be sealed with the primary one.
 *
 * @param atMost rows in this call; the rest is left for the next
 */
public record ResealCredentials(int atMost) implements Command {

    public ResealCredentials {
        if (atMost < 1) {
            throw new IllegalArgumentException("at least one row is sealed anew");
        }
    }

    /**
     * What was done.
     *
     * @param primary the id of the key that seals now
     * @param left rows under other keys, the unreadable ones among them
     */
    public record Report(int primary, long resealed, long unreadable, long left) {}

    /** Why nothing was done. */
    public enum Refusal {
        /** The keys cannot be had, or are none. */
        KEYS_UNAVAILABLE
    }
}
