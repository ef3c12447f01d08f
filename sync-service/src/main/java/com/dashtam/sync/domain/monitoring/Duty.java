package com.dashtam.sync.domain.monitoring;

import java.util.Locale;

/** What an instance does besides answering requests: it works off a queue, or makes jobs. */
public enum Duty {
    SYNCS,
    IMPORTS,
    SCHEDULE;

    public static Duty parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
