package com.dashtam.audit.infrastructure.messaging;

import java.util.Optional;
import java.util.UUID;

/** Reads the text form of an actor. */
final class Actors {

    private static final String USER = "user:";

    private Actors() {}

    /** The user who acts, when the actor is one. */
    static Optional<UUID> userIn(String actor) {
        return actor.startsWith(USER) ? uuid(actor.substring(USER.length())) : Optional.empty();
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
