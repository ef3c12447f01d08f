package com.dashtam.identity.application.email;

/** Why an address did not count as confirmed, or the change was not made. */
public enum ConfirmationRefused {
    TOKEN_UNKNOWN,
    TOKEN_EXPIRED,
    TOKEN_ALREADY_USED,
    EMAIL_TAKEN
}
