package com.dashtam.provider.domain.credential;

import java.time.Instant;

/** What an institution lets us in by, on behalf of one user. */
public sealed interface Credential permits OAuthTokens, KeyPair {

    /** What is shown to the institution with each call, as its adapter understands it. */
    String access();

    /** Whether it is good for a call that begins now, as far as we can tell. */
    boolean isFresh(Instant now);
}
