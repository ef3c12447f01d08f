package com.dashtam.identity.domain.user;

/** Why a text is not a mail address. */
public enum EmailFlaw {
    TOO_SHORT,
    TOO_LONG,
    MALFORMED
}
