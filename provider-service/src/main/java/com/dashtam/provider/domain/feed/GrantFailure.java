package com.dashtam.provider.domain.feed;

/** Why a token endpoint gave no tokens. */
public enum GrantFailure {
    /** The code or the refresh token is not, or no longer, good: only the user can help. */
    REFUSED,
    /** No answer, or one that says to come back later. */
    UNAVAILABLE,
    /** An answer that the protocol does not know, or a complaint about us as a client. */
    ANSWER_INVALID
}
