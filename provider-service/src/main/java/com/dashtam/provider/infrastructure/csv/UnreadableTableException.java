package com.dashtam.provider.infrastructure.csv;

/** A file that is no table, or one beyond all bounds. */
final class UnreadableTableException extends RuntimeException {

    UnreadableTableException(String what) {
        super(what, null, false, false);
    }
}
