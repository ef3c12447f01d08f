package com.dashtam.identity.application.export;

/** Why no copy is made. */
public enum ExportRefused {
    STEP_UP_REQUIRED,
    USER_UNKNOWN,
    TOO_MANY_REQUESTS
}
