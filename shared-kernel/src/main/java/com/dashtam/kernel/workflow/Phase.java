package com.dashtam.kernel.workflow;

import java.util.Locale;

/** The states of a workflow, and {@code OPERATIONAL} for facts outside the three. */
public enum Phase {
    ATTEMPTED,
    SUCCEEDED,
    FAILED,
    OPERATIONAL;

    public static Phase parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean isOutcome() {
        return this == SUCCEEDED || this == FAILED;
    }

    /** The lower-case form that contracts and headers use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
