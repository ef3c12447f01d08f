package com.dashtam.provider.domain.credential;

import java.time.Instant;
import java.util.Optional;

/** What an institution lets us in by, on behalf of one user. */
public sealed interface Credential permits OAuthTokens, KeyPair, LinkedItem {

    /** What is shown to the institution with each call, as its adapter understands it. */
    String access();

    /**
     * By what the institution names, in its notices, what this opens; known where it has just been
     * given to us, since it is kept with the connection.
     */
    default Optional<String> reference() {
        return Optional.empty();
    }

    /** Whether it is good for a call that begins now, as far as we can tell. */
    boolean isFresh(Instant now);
}
