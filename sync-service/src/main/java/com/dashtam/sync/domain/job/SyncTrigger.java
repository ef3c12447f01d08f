package com.dashtam.sync.domain.job;

import java.util.Locale;

/** What started a job: a new consent, a request, or the clock. */
public enum SyncTrigger {
    CONNECTION,
    USER,
    SCHEDULE;

    public static SyncTrigger parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
