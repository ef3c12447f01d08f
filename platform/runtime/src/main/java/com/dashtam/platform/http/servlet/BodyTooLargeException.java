package com.dashtam.platform.http.servlet;

import java.io.IOException;

/** A request body went on beyond the limit of its operation. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
