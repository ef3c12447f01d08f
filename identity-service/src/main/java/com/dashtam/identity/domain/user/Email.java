package com.dashtam.identity.domain.user;

import com.dashtam.kernel.result.Result;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address in its normal form: no surrounding space, lower case. The part before the at sign
 * is a dot-atom (RFC 5321, section 4.1.2), the part after it a host name with at least one dot.
 */
public record Email(String value) {

    public static final int MIN_LENGTH = 5;
    public static final int MAX_LENGTH = 255;

    private static final int MAX_LOCAL_PART = 64;
    private static final Pattern SHAPE =
            Pattern.compile(
                    "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+"
                            + "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public Email {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("not a normal mail address");
        }
    }

    public static Result<Email, EmailFlaw> parse(String text) {
        String normal = text.strip().toLowerCase(Locale.ROOT);
        if (normal.length() < MIN_LENGTH) {
            return Result.err(EmailFlaw.TOO_SHORT);
        }
        if (normal.length() > MAX_LENGTH) {
            return Result.err(EmailFlaw.TOO_LONG);
        }
        return isNormal(normal) ? Result.ok(new Email(normal)) : Result.err(EmailFlaw.MALFORMED);
    }

    private static boolean isNormal(String text) {
        return text.length() >= MIN_LENGTH
                && text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL_PART
                && SHAPE.matcher(text).matches();
    }
}
