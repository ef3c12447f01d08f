package com.dashtam.sandbox.ledger;

import java.util.Locale;

/** Which way money moves. FDX gives amounts without a sign and this beside them. */
public enum Direction {
    CREDIT,
    DEBIT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Cents signed(Cents amount) {
        return switch (this) {
            case CREDIT -> amount;
            case DEBIT -> amount.negated();
        };
    }
}
