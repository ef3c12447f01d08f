package com.dashtam.identity.presentation.http;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.EmailFlaw;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import java.util.Locale;

/** Mail addresses in request bodies. */
public final class Emails {

    private Emails() {}

    /**
     * The address in its normal form.
     *
     * @throws ProblemException of status 400 that names the field {@code email}
     */
    public static Email parse(String text) {
        return switch (Email.parse(text)) {
            case Result.Ok<Email, EmailFlaw>(var email) -> email;
            case Result.Err<Email, EmailFlaw>(var flaw) -> throw problem(flaw);
        };
    }

    private static ProblemException problem(EmailFlaw flaw) {
        String message =
                switch (flaw) {
                    case TOO_SHORT -> "is too short";
                    case TOO_LONG -> "is too long";
                    case MALFORMED -> "is not a mail address";
                };
        return ProblemException.invalid("email", flaw.name().toLowerCase(Locale.ROOT), message);
    }
}
