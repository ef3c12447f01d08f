package com.dashtam.identity.application.export;

/** Why there is no archive. */
public enum DownloadRefused {
    STEP_UP_REQUIRED,
    EXPORT_UNKNOWN,
    NOT_READY,
    GONE
}
