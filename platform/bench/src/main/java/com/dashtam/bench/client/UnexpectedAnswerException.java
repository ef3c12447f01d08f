package com.dashtam.bench.client;

/** The system answered otherwise than the contract, or the step, allows. */
public final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
