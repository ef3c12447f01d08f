package com.dashtam.sandbox.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * How an authorization server behaves where the standards leave a choice, and where it does not
 * keep to them.
 *
 * @param proofKey whether PKCE is required; else it is ignored
 * @param scoped whether scopes are told apart; else any consent covers everything
 * @param rotates whether a refresh token is good for one use
 * @param codeSuffix what codes end with, so that clients have to escape them
 * @param session whether the redirect carries a parameter of its own beside the standard's
 * @param namesConsents whether the token answer tells the consent's id, as in FDX
 * @param deadRefreshToken what it says of a refresh token that is over, in place of the standard's
 *     {@code invalid_grant}
 */
public record Dialect(
        boolean proofKey,
        boolean scoped,
        boolean rotates,
        String codeSuffix,
        boolean session,
        boolean namesConsents,
        Optional<String> deadRefreshToken) {

    public static final Dialect STANDARD =
            new Dialect(true, true, true, "", false, true, Optional.empty());

    /** Charles Schwab's, as far as its clients can see. */
    public static final Dialect SCHWAB =
            new Dialect(
                    false,
                    false,
                    false,
                    "@",
                    true,
                    false,
                    Optional.of(
                            "400 Bad Request: {\"error_description\":\"the refresh token cannot be"
                                    + " authenticated\",\"error\":\"refresh_token_authentication_error\"}"));

    /** Half an hour, and a week that no refresh prolongs. */
    public static final Lifetimes SCHWAB_LIFETIMES =
            new Lifetimes(Duration.ofMinutes(30), Duration.ofDays(7));
}
