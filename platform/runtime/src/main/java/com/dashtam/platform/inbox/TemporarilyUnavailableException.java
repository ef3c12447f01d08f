package com.dashtam.platform.inbox;

/** Something a handler needs is away; the event is tried again until it is back. */
public final class TemporarilyUnavailableException extends RuntimeException {

    public TemporarilyUnavailableException(String what, Throwable cause) {
        super(what + " is away", cause);
    }
}
