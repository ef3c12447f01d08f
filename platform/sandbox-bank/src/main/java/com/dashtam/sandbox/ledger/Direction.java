package com.dashtam.sandbox.ledger;

/** Which way money moves. FDX gives amounts without a sign and this beside them. */
public enum Direction {
    CREDIT,
    DEBIT;

    Cents signed(Cents amount) {
        return switch (this) {
            case CREDIT -> amount;
            case DEBIT -> amount.negated();
        };
    }
}
