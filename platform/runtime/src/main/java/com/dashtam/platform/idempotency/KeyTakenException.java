package com.dashtam.platform.idempotency;

/** Another request has the key; what this one has done in its transaction must be undone. */
final class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyTakenException() {
        super("another request has the idempotency key", null, false, false);
    }
}
