package com.dashtam.identity.domain.user;

import com.dashtam.kernel.result.Result;
import java.util.function.IntPredicate;

/**
 * Which passwords may be chosen from now on.
 *
 * @param everyKind whether an upper-case letter, a lower-case letter, a digit and a special
 *     character are needed
 */
public record PasswordPolicy(boolean everyKind, PasswordStrength strength) {

    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 128;

    /** A password that somebody wants to have from now on. */
    public Result<Password, PasswordFlaw> choose(String text, Email owner) {
        if (text.length() < MIN_LENGTH) {
            return Result.err(PasswordFlaw.TOO_SHORT);
        }
        if (text.length() > MAX_LENGTH) {
            return Result.err(PasswordFlaw.TOO_LONG);
        }
        if (everyKind && !hasEveryKindOfCharacter(text)) {
            return Result.err(PasswordFlaw.TOO_UNIFORM);
        }
        return strength.isEasyToGuess(text, owner)
                ? Result.err(PasswordFlaw.TOO_EASY)
                : Result.ok(new Password(text));
    }

    private static boolean hasEveryKindOfCharacter(String text) {
        return has(text, Character::isUpperCase)
                && has(text, Character::isLowerCase)
                && has(text, Character::isDigit)
                && has(text, PasswordPolicy::isSpecial);
    }

    private static boolean has(String text, IntPredicate kind) {
        return text.codePoints().anyMatch(kind);
    }

    private static boolean isSpecial(int character) {
        return !Character.isLetterOrDigit(character) && !Character.isWhitespace(character);
    }
}
