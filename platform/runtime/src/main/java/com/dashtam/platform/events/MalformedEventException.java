package com.dashtam.platform.events;

/** A record that no retry will make readable. */
public final class MalformedEventException extends RuntimeException {

    MalformedEventException(String part, Throwable cause) {
        super("malformed event: " + part, cause);
    }
}
