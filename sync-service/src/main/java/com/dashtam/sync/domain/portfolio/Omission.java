package com.dashtam.sync.domain.portfolio;

import java.util.Locale;

/** Why an account does not count towards the net worth; the first that applies is told. */
public enum Omission {
    /** Its user keeps it out. */
    EXCLUDED,
    /** Its connection is over, so nobody knows its balance any more. */
    DISCONNECTED,
    /** Its institution reports it as closed. */
    CLOSED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
