package com.dashtam.identity.application.deletion;

/** Why no deletion was begun. */
public enum DeletionRequestRefused {
    STEP_UP_REQUIRED,
    USER_UNKNOWN
}
