package com.dashtam.provider.infrastructure.oauth;

import com.dashtam.provider.infrastructure.http.WebAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tells one authorization server from another.
 *
 * @param authorize where browsers go; never called by us
 * @param revoke the revocation endpoint (RFC 7009), where there is one
 * @param scopes to ask for, separated by spaces; none when blank
 * @param proofKey whether it takes part in PKCE (RFC 7636)
 * @param issuer by what it names itself in its answers (RFC 9207), where it does
 * @param consentLifetime how long a consent lasts from the exchange of its code, where refreshing
 *     does not prolong it
 */
public record OAuthSettings(
        URI authorize,
        URI token,
        Optional<URI> revoke,
        String clientId,
        String clientSecret,
        ClientAuthentication clientAuthentication,
        String scopes,
        boolean proofKey,
        Optional<String> issuer,
        Optional<Duration> consentLifetime) {

    public OAuthSettings {
        Stream.concat(Stream.of(authorize, token), revoke.stream()).forEach(WebAddress::require);
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException("a client has an id and a secret");
        }
        if (consentLifetime.filter(lifetime -> !lifetime.isPositive()).isPresent()) {
            throw new IllegalArgumentException("a consent lasts for some time");
        }
    }

    /** The addresses that we call ourselves. */
    public Stream<URI> called() {
        return Stream.concat(Stream.of(token), revoke.stream());
    }

    @Override
    public String toString() {
        return "OAuthSettings[token=" + token + ", clientId=" + clientId + "]";
    }
}
