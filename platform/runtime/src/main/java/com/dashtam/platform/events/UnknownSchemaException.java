package com.dashtam.platform.events;

/** The writer's schema has not arrived on the schemas topic yet; it will. */
public final class UnknownSchemaException extends RuntimeException {

    UnknownSchemaException(String hash) {
        super("schema " + hash + " is not known yet");
    }
}
