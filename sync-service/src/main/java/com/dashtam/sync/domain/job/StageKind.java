package com.dashtam.sync.domain.job;

import java.util.Locale;

/** What one stage of a job brings in step. */
public enum StageKind {
    ACCOUNTS,
    TRANSACTIONS,
    HOLDINGS;

    public static StageKind parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
