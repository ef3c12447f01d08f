package com.dashtam.identity.presentation.http;

import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;

/** Tokens from mails in request bodies, and what is said when they do not serve. */
public final class OneTimeTokens {

    private static final String FIELD = "token";

    private OneTimeTokens() {}

    /**
     * @throws ProblemException of status 400 that names the field {@code token}
     */
    public static OneTimeToken parse(String text) {
        return OneTimeToken.parse(text)
                .orElseThrow(() ->
                        ProblemException.invalid(FIELD, "malformed", "is not a token from a mail"));
    }

    public static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such token.");
    }

    public static ProblemException expired() {
        return ProblemException.invalid(FIELD, "token_expired", "has expired");
    }

    public static ProblemException alreadyUsed() {
        return ProblemException.invalid(FIELD, "token_already_used", "has been used already");
    }
}
