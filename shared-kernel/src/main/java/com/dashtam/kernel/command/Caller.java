package com.dashtam.kernel.command;

import java.util.Optional;

/**
 * Who asks, and from where. Address, user agent and trace are what the gateway vouches for; they
 * are absent when the system acts by itself. {@code traceparent} is a W3C Trace Context header.
 */
public record Caller(
        Actor actor,
        Optional<String> clientIp,
        Optional<String> userAgent,
        Optional<String> traceparent) {

    public static Caller system(String part) {
        return new Caller(
                new Actor.System(part), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Caller as(Actor other) {
        return new Caller(other, clientIp, userAgent, traceparent);
    }
}
