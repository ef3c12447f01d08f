package com.dashtam.sync.domain.job;

import java.util.Locale;

/** What started a job: a new consent, a request, the clock, or word from the institution. */
public enum SyncTrigger {
    CONNECTION,
    USER,
    SCHEDULE,
    WEBHOOK;

    public static SyncTrigger parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
