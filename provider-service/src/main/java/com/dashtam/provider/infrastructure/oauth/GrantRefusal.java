package com.dashtam.provider.infrastructure.oauth;

import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a token endpoint means that gives no tokens. RFC 6749, section 5.2, has {@code
 * invalid_grant} for a code or a refresh token that is not good; institutions have other words too.
 * Only an answer that is surely about the grant ends a connection: whatever might pass by itself
 * counts as an outage.
 */
final class GrantRefusal {

    private static final int LONGEST_DESCRIPTION = 2000;

    /**
     * Beside the RFC's, what {@code unsupported_token_type} and others are used for in its place.
     */
    private static final Set<String> ABOUT_THE_GRANT =
            Set.of(
                    "invalid_grant",
                    "invalid_token",
                    "expired_token",
                    "token_expired",
                    "invalid_refresh_token",
                    "unsupported_token_type",
                    "refresh_token_authentication_error");

    private static final Set<String> ABOUT_US =
            Set.of(
                    "invalid_client",
                    "unauthorized_client",
                    "unsupported_grant_type",
                    "invalid_scope");

    private static final Pattern GRANT =
            Pattern.compile(
                    "refresh[ _-]?token|authori[sz]ation[ _-]?code|\\bgrant\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DEAD =
            Pattern.compile(
                    "expired|invalid|revoked|not valid|no longer|unknown",
                    Pattern.CASE_INSENSITIVE);

    private GrantRefusal() {}

    static GrantFailure of(Reply reply) {
        if (reply.status() == 429 || reply.status() >= 500 || reply.isPage()) {
            return GrantFailure.UNAVAILABLE;
        }
        boolean refused = reply.status() == 400 || reply.status() == 401;
        return refused && Fields.read(reply.body()).filter(GrantRefusal::isDead).isPresent()
                ? GrantFailure.REFUSED
                : GrantFailure.ANSWER_INVALID;
    }

    private static boolean isDead(Fields body) {
        Optional<String> error = body.text("error");
        if (error.filter(ABOUT_US::contains).isPresent()) {
            return false;
        }
        return error.filter(ABOUT_THE_GRANT::contains).isPresent()
                || body.text("error_description")
                        .or(() -> body.text("message"))
                        .map(text ->
                                text.substring(0, Math.min(text.length(), LONGEST_DESCRIPTION)))
                        .filter(text -> GRANT.matcher(text).find() && DEAD.matcher(text).find())
                        .isPresent();
    }
}
