package com.dashtam.sync.domain.ledger;

/** Rows that were set aside are gone; the job must begin again. */
public final class StagedRowsLostException extends RuntimeException {

    public StagedRowsLostException(int expected, int found) {
        super("of " + expected + " rows set aside " + found + " are left");
    }
}
