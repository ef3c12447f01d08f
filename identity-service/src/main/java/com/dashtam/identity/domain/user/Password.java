package com.dashtam.identity.domain.user;

import com.dashtam.kernel.result.Result;
import java.util.function.IntPredicate;

/** A password in clear, which never leaves memory. */
public record Password(String value) {

    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 128;

    /** A password somebody wants to have from now on. */
    public static Result<Password, PasswordFlaw> choose(String text) {
        if (text.length() < MIN_LENGTH) {
            return Result.err(PasswordFlaw.TOO_SHORT);
        }
        if (text.length() > MAX_LENGTH) {
            return Result.err(PasswordFlaw.TOO_LONG);
        }
        return hasEveryKindOfCharacter(text)
                ? Result.ok(new Password(text))
                : Result.err(PasswordFlaw.TOO_UNIFORM);
    }

    private static boolean hasEveryKindOfCharacter(String text) {
        return has(text, Character::isUpperCase)
                && has(text, Character::isLowerCase)
                && has(text, Character::isDigit)
                && has(text, Password::isSpecial);
    }

    private static boolean has(String text, IntPredicate kind) {
        return text.codePoints().anyMatch(kind);
    }

    private static boolean isSpecial(int character) {
        return !Character.isLetterOrDigit(character) && !Character.isWhitespace(character);
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
