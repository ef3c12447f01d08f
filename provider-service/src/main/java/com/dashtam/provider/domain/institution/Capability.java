package com.dashtam.provider.domain.institution;

import java.util.Locale;

/** A kind of data that an institution gives. */
public enum Capability {
    ACCOUNTS,
    TRANSACTIONS,
    HOLDINGS;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
