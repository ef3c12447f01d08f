package com.dashtam.identity.application.email;

/** Why no change of address was begun. */
public enum EmailChangeRequestRefused {
    STEP_UP_REQUIRED,
    USER_UNKNOWN,
    ADDRESS_IN_USE_BY_SELF,
    TOO_MANY_REQUESTS
}
