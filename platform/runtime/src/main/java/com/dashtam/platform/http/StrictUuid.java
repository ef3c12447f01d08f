package com.dashtam.platform.http;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifiers in the one form of RFC 9562, section 4; {@link UUID#fromString} guesses at others.
 */
public final class StrictUuid {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private StrictUuid() {}

    /**
     * @throws IllegalArgumentException for any other form
     */
    public static UUID parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }
}
