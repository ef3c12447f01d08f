package com.dashtam.identity.domain.export;

/** Why a copy could not be made. */
public enum ExportFailure {
    /** Passes: a service is away, or was cut short. */
    SERVICE_UNAVAILABLE,
    /** Stays: the archive would be larger than is kept. */
    TOO_LARGE
}
