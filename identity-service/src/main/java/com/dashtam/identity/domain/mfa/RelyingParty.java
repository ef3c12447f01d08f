package com.dashtam.identity.domain.mfa;

import java.util.Set;

/**
 * For whom passkeys are made.
 *
 * @param id the host that they belong to; pages of it and of its subdomains may use them
 * @param origins the pages that may, such as {@code https://app.example.com}
 */
public record RelyingParty(String id, Set<String> origins) {

    public RelyingParty {
        origins = Set.copyOf(origins);
    }
}
