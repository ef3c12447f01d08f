package com.dashtam.sync.domain.snapshot;

/** The orders in which the balances of an account are listed. */
public enum SnapshotOrder {
    NEWEST_FIRST,
    OLDEST_FIRST
}
