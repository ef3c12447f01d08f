package com.dashtam.bench.client;

/** A request got no answer: whether it was carried out is not known. */
public final class UnansweredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnansweredException(String request, Throwable cause) {
        super(request + " was not answered: " + cause, cause);
    }
}
