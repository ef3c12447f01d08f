package com.dashtam.provider.infrastructure.crypto;

/** A sealed value is not what was sealed, or not here, or the key for it is missing. */
public final class SealBrokenException extends RuntimeException {

    private final boolean keyMissing;

    SealBrokenException(String message, boolean keyMissing, Throwable cause) {
        super(message, cause);
        this.keyMissing = keyMissing;
    }

    /** Whether it was sealed with a key that we do not have; else it was changed or moved. */
    public boolean isKeyMissing() {
        return keyMissing;
    }
}
