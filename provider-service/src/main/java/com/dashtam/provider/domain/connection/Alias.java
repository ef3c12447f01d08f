package com.dashtam.provider.domain.connection;

import com.dashtam.kernel.result.Result;

/** The name that a user gives a connection. */
public record Alias(String value) {

    public static final int MAX_LENGTH = 100;

    public Alias {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("not an alias");
        }
    }

    public static Result<Alias, String> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Result.err("must not be blank");
        }
        return stripped.length() <= MAX_LENGTH
                ? Result.ok(new Alias(stripped))
                : Result.err("must have at most " + MAX_LENGTH + " characters");
    }
}
