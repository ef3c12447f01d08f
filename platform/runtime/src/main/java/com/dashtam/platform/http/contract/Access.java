package com.dashtam.platform.http.contract;

import java.util.regex.Pattern;

/** Who may call an operation: the value of its {@code x-access}. */
public sealed interface Access {

    /** Anybody, signed in or not. */
    record Public() implements Access {}

    /** Whoever presents a valid access token. */
    record Authenticated() implements Access {}

    /** Whoever holds a role with this permission; written {@code resource:action}. */
    record Permission(String resource, String action) implements Access {

        private static final Pattern WORD = Pattern.compile("[a-z][a-z_]*");

        public Permission {
            if (!WORD.matcher(resource).matches() || !WORD.matcher(action).matches()) {
                throw new IllegalArgumentException("not a permission: " + resource + ":" + action);
            }
        }

        @Override
        public String toString() {
            return resource + ":" + action;
        }
    }

    /** One of our services, by a service token made out to the called service. */
    record Service() implements Access {}

    /**
     * @throws IllegalArgumentException when the text is none of the four forms
     */
    static Access parse(String text) {
        return switch (text) {
            case "public" -> new Public();
            case "authenticated" -> new Authenticated();
            case "service" -> new Service();
            default -> permission(text);
        };
    }

    private static Permission permission(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not an access level: " + text);
        }
        return new Permission(text.substring(0, colon), text.substring(colon + 1));
    }
}
