package com.dashtam.provider.infrastructure.crypto;

/** A sealed value is not what was sealed, or not here, or the key for it is missing. */
public final class SealBrokenException extends RuntimeException {

    SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
