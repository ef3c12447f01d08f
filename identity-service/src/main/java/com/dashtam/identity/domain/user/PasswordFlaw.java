package com.dashtam.identity.domain.user;

/** Why a password may not be chosen. */
public enum PasswordFlaw {
    TOO_SHORT,
    TOO_LONG,
    /** An upper-case letter, a lower-case letter, a digit or a special character is missing. */
    TOO_UNIFORM,
    /** Common, breached, made of a few common parts, or much like the address. */
    TOO_EASY
}
