package com.dashtam.platform.security;

/** Why a token is not believed. */
public enum TokenRefusal {
    /** Not a token of the shape that we issue. */
    MALFORMED,
    /** Not signed by a key of ours, or by other means than that key's. */
    UNTRUSTED,
    /** Issued by somebody else, for somebody else, or for another use. */
    NOT_FOR_US,
    NOT_YET_VALID,
    EXPIRED
}
