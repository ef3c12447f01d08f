package com.dashtam.sandbox.traffic;

import java.util.Locale;

/** What can be made to go wrong. */
public enum FaultKind {
    /** 429 with Retry-After. */
    TOO_MANY_REQUESTS,
    /** 500. */
    SERVER_ERROR,
    /** 403 with a page for people, as from a proxy in front of the bank. */
    EDGE_PAGE,
    /** The right answer, late. */
    SLOW,
    /** 401, as for a token that is not known. Data operations only. */
    INVALID_TOKEN,
    /** The customer takes back the consent just before the request is answered. */
    REVOKED_CONSENT,
    /** The right answer with its middle spoilt, so that it is no JSON. */
    MALFORMED_JSON,
    /** Half of the right answer, then the connection closes. */
    TRUNCATED_BODY;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
