package com.dashtam.provider.infrastructure.fdx;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tells one FDX institution from another.
 *
 * @param authorize where browsers go; never called by us
 * @param token the token endpoint
 * @param revoke the revocation endpoint (RFC 7009), where there is one
 * @param api the address that {@code /accounts} follows on, such as {@code https://…/fdx/v6}
 * @param scopes to ask for, separated by spaces
 * @param pageSize elements; institutions may give fewer
 */
public record FdxSettings(
        URI authorize,
        URI token,
        Optional<URI> revoke,
        URI api,
        String clientId,
        String clientSecret,
        ClientAuthentication clientAuthentication,
        String scopes,
        Paging paging,
        int pageSize) {

    public FdxSettings {
        Stream.concat(Stream.of(authorize, token, api), revoke.stream())
                .forEach(FdxSettings::requireAddress);
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException("a client has an id and a secret");
        }
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page holds at least one element");
        }
    }

    private static void requireAddress(URI uri) {
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("not an absolute web address: " + uri);
        }
    }

    /** The addresses that we call ourselves. */
    public Stream<URI> called() {
        return Stream.concat(Stream.of(token, api), revoke.stream());
    }

    @Override
    public String toString() {
        return "FdxSettings[api=" + api + ", clientId=" + clientId + "]";
    }
}
