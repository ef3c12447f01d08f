package com.dashtam.identity.presentation.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's id and secret as HTTP Basic carries them (RFC 6749, section 2.3.1). */
record ClientCredentials(String id, String secret) {

    private static final String SCHEME = "Basic ";

    /** Empty when the header is absent or not of this form. */
    static Optional<ClientCredentials> parse(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new ClientCredentials(
                                    URLDecoder.decode(pair.substring(0, colon), UTF_8),
                                    URLDecoder.decode(pair.substring(colon + 1), UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}
