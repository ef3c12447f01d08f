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
        if (stripped.length() > MAX_LENGTH) {
            return Result.err("must have at most " + MAX_LENGTH + " characters");
        }
        return isWritten(stripped)
                ? Result.ok(new Alias(stripped))
                : Result.err("must have no control characters");
    }

    /** Without halves of surrogate pairs, too: no database keeps them. */
    private static boolean isWritten(String text) {
        return text.codePoints()
                .noneMatch(it ->
                        Character.isISOControl(it) || Character.getType(it) == Character.SURROGATE);
    }
}
