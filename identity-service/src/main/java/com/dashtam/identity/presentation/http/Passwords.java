package com.dashtam.identity.presentation.http;

import com.dashtam.identity.domain.user.PasswordFlaw;
import com.dashtam.platform.http.ProblemException;
import java.util.Locale;

/** Passwords in request bodies. */
public final class Passwords {

    private Passwords() {}

    /** The problem of status 400 that names the field, and what is wrong with the password. */
    public static ProblemException tooWeak(String field, PasswordFlaw flaw) {
        String message =
                switch (flaw) {
                    case TOO_SHORT -> "is too short";
                    case TOO_LONG -> "is too long";
                    case TOO_UNIFORM ->
                            "needs an upper-case letter, a lower-case letter, a digit and a"
                                    + " special character";
                    case TOO_EASY -> "is easy to guess: too common, or too much like the address";
                };
        return ProblemException.invalid(field, flaw.name().toLowerCase(Locale.ROOT), message);
    }
}
