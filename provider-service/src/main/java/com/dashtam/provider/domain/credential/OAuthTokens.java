package com.dashtam.provider.domain.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an institution's token endpoint gave (RFC 6749, section 5.1).
 *
 * @param expiresAt when the access token ends; absent when the institution does not tell
 * @param consentEndsAt when refreshing ends and only the user can help; absent when each refresh
 *     prolongs the consent, or when there is none to prolong
 * @param reference by what the institution names the consent, where it says
 */
public record OAuthTokens(
        String accessToken,
        Optional<String> refreshToken,
        Optional<Instant> expiresAt,
        Optional<Instant> consentEndsAt,
        Optional<String> reference)
        implements Credential {

    /** Refreshed this long before the end, so that a call on its way does not meet it. */
    public static final Duration EXPIRY_MARGIN = Duration.ofSeconds(60);

    public OAuthTokens {
        if (accessToken.isBlank()) {
            throw new IllegalArgumentException("an access token is not blank");
        }
    }

    /** Tokens of a consent whose end is not known. */
    public OAuthTokens(
            String accessToken, Optional<String> refreshToken, Optional<Instant> expiresAt) {
        this(accessToken, refreshToken, expiresAt, Optional.empty());
    }

    /** Tokens of a consent that has no name. */
    public OAuthTokens(
            String accessToken,
            Optional<String> refreshToken,
            Optional<Instant> expiresAt,
            Optional<Instant> consentEndsAt) {
        this(accessToken, refreshToken, expiresAt, consentEndsAt, Optional.empty());
    }

    @Override
    public String access() {
        return accessToken;
    }

    @Override
    public boolean isFresh(Instant now) {
        return expiresAt.map(end -> now.plus(EXPIRY_MARGIN).isBefore(end)).orElse(true);
    }

    /**
     * These tokens in the place of older ones of the same consent: institutions may leave the
     * refresh token out of an answer when it stays the same.
     */
    public OAuthTokens succeeding(OAuthTokens older) {
        return new OAuthTokens(
                accessToken,
                refreshToken.or(older::refreshToken),
                expiresAt,
                consentEndsAt.or(older::consentEndsAt),
                reference.or(older::reference));
    }

    /** When the user has to consent again; absent as long as we can renew what ends. */
    public Optional<Instant> endsForGood() {
        return refreshToken.isPresent() ? consentEndsAt : expiresAt;
    }

    /** These tokens of a consent that ends for good at a moment. */
    public OAuthTokens untilConsentEndsAt(Instant end) {
        return new OAuthTokens(accessToken, refreshToken, expiresAt, Optional.of(end), reference);
    }

    /** These tokens of a consent that the institution names. */
    public OAuthTokens namedBy(Optional<String> name) {
        return new OAuthTokens(accessToken, refreshToken, expiresAt, consentEndsAt, name);
    }

    @Override
    public String toString() {
        return "OAuthTokens[expiresAt=" + expiresAt + "]";
    }
}
