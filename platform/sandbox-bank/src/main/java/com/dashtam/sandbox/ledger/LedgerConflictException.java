package com.dashtam.sandbox.ledger;

/** An order that the books as they stand do not allow. The message may be shown to who gave it. */
public final class LedgerConflictException extends RuntimeException {
    LedgerConflictException(String message) {
        super(message, null, false, false);
    }
}
