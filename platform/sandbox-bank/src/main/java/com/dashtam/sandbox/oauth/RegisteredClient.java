package com.dashtam.sandbox.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * The one client that may ask for consent.
 *
 * @param redirectUris compared as strings (RFC 9700 section 4.1.3)
 */
public record RegisteredClient(
        String id, String secret, Set<String> redirectUris, ClientAuthentication authentication) {
    public RegisteredClient {
        redirectUris = Set.copyOf(redirectUris);
        if (id.isBlank() || secret.isBlank() || redirectUris.isEmpty()) {
            throw new IllegalArgumentException("a client has an id, a secret and a redirect URI");
        }
    }

    /** The same client, registered for one way to prove itself. */
    public RegisteredClient provingBy(ClientAuthentication other) {
        return new RegisteredClient(id, secret, redirectUris, other);
    }

    /** Whether who shows this is the client. */
    public boolean proves(String presentedId, String presentedSecret) {
        return presentedId.equals(id) && constantTimeEquals(presentedSecret, secret);
    }

    private static boolean constantTimeEquals(String left, String right) {
        return MessageDigest.isEqual(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RegisteredClient[" + id + ", " + authentication + "]";
    }
}
