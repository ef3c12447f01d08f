package com.dashtam.identity.application.deletion;

/** Why a deletion was not called off. */
public enum AccountRestorationRefused {
    TOKEN_UNKNOWN,
    TOKEN_EXPIRED,
    TOKEN_ALREADY_USED
}
