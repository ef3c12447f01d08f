package com.dashtam.provider.domain.consent;

/** What is kept of a request for consent so that its answer can be redeemed. */
public sealed interface Proof {

    /** The text that is stored, sealed. */
    Secret secret();

    /** What the institution has seen the hash of (RFC 7636). */
    record Verifier(Secret secret) implements Proof {}

    /**
     * What the institution opened its page or widget for.
     *
     * @param repairs whether the connection keeps the credential that it has
     */
    record Link(Secret secret, boolean repairs) implements Proof {}
}
