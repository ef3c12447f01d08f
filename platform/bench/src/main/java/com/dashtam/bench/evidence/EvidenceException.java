package com.dashtam.bench.evidence;

/** A part of the evidence cannot be had now. */
public final class EvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }

    EvidenceException(String message) {
        super(message);
    }
}
