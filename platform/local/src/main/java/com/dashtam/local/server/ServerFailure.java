package com.dashtam.local.server;

/** A server or a part of its installation does not work; the message is meant for a person. */
public class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ServerFailure(String message) {
        super(message);
    }

    public ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
