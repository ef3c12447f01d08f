package com.dashtam.identity.domain.user;

/** More passwords wait to be hashed than may wait. */
public final class HashingQueueFullException extends RuntimeException {

    public HashingQueueFullException() {
        super("too many passwords wait to be hashed");
    }
}
