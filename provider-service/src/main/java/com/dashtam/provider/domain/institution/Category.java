package com.dashtam.provider.domain.institution;

import java.util.Locale;

/** What kind of institution it is. */
public enum Category {
    BROKERAGE,
    BANK,
    CREDIT_CARD,
    LOAN,
    CRYPTO,
    AGGREGATOR,
    OTHER;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
