package com.dashtam.sync.domain.snapshot;

import java.util.Locale;

/** Which kind of job read a balance. */
public enum SnapshotSource {
    INITIAL_CONNECTION,
    ACCOUNT_SYNC,
    MANUAL_SYNC,
    SCHEDULED_SYNC;

    public static SnapshotSource parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
