package com.dashtam.kernel.command;

import java.util.UUID;

/** Who acts: a signed-in user, one of our services, the system itself, or a stranger. */
public sealed interface Actor {

    record User(UUID id) implements Actor {
        @Override
        public String text() {
            return "user:" + id;
        }
    }

    record Service(String name) implements Actor {
        @Override
        public String text() {
            return "service:" + name;
        }
    }

    record System(String part) implements Actor {
        @Override
        public String text() {
            return "system:" + part;
        }
    }

    record Anonymous() implements Actor {
        @Override
        public String text() {
            return "anonymous";
        }
    }

    /** The form in which event headers and audit records carry the actor. */
    String text();

    /**
     * The actor of a text that {@link #text()} made.
     *
     * @throws IllegalArgumentException for any other text
     */
    static Actor parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String name = text.substring(colon + 1);
        return switch (kind) {
            case "user" -> new User(UUID.fromString(name));
            case "service" -> new Service(name);
            case "system" -> new System(name);
            case "anonymous" -> new Anonymous();
            default -> throw new IllegalArgumentException("not an actor: " + kind);
        };
    }
}
