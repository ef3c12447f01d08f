package com.dashtam.local.demo;

/** The system did something else than the demo shows; the message is meant for a person. */
final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message alone: the class tells a person nothing. */
    @Override
    public String toString() {
        return getMessage() + "";
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new DemoFailure(otherwise);
        }
    }
}
