package com.dashtam.bench.chaos;

/** The experiment itself cannot go on. */
public final class ChaosException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChaosException(String message, Throwable cause) {
        super(message, cause);
    }

    ChaosException(String message) {
        super(message);
    }
}
