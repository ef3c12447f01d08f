package com.dashtam.sync.domain.account;

import com.dashtam.kernel.result.Result;

/** The name that a user gives an account. */
public record OwnName(String value) {

    public static final int MAX_LENGTH = 100;

    public OwnName {
        if (value.isBlank() || value.length() > MAX_LENGTH || hasControls(value)) {
            throw new IllegalArgumentException("not a name of an account");
        }
    }

    /** Leaves out space around it. */
    public static Result<OwnName, String> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Result.err("must not be blank");
        }
        if (stripped.length() > MAX_LENGTH) {
            return Result.err("must have at most " + MAX_LENGTH + " characters");
        }
        return hasControls(stripped)
                ? Result.err("must have no control characters")
                : Result.ok(new OwnName(stripped));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
