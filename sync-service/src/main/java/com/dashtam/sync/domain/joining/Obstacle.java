package com.dashtam.sync.domain.joining;

/** Why two accounts cannot be one. */
public enum Obstacle {
    /** The user has no such account. */
    UNKNOWN,
    /** They are one by now, or are the same. */
    JOINED,
    CURRENCIES_DIFFER,
    /** Both are told of by institutions, each of which says what its account holds. */
    BOTH_CONNECTED
}
