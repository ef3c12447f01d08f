package com.dashtam.sync.domain.job;

import java.util.Locale;

/** What started a job: a new consent, a request, the clock, or word from the institution. */
public enum SyncTrigger {
    CONNECTION(1),
    USER(0),
    SCHEDULE(3),
    WEBHOOK(2);

    private final int rank;

    SyncTrigger(int rank) {
        this.rank = rank;
    }

    /** The lower, the sooner a job goes: somebody may be waiting for it. */
    public int rank() {
        return rank;
    }

    public static SyncTrigger parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
