package com.dashtam.sandbox.http;

/** Answers one request; may refuse it with a {@link RefusedException}. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
