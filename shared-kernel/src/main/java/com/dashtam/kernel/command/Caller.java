package com.dashtam.kernel.command;

import java.util.Optional;
import java.util.UUID;

/**
 * Who asks, and from where. Address, user agent and trace are what the gateway vouches for; they
 * are absent when the system acts by itself. {@code traceparent} is a W3C Trace Context header.
 *
 * @param sessionId the actor's session, where there is one
 */
public record Caller(
        Actor actor,
        Optional<String> clientIp,
        Optional<String> userAgent,
        Optional<String> traceparent,
        Optional<UUID> sessionId) {

    /** Outside of any session. */
    public Caller(
            Actor actor,
            Optional<String> clientIp,
            Optional<String> userAgent,
            Optional<String> traceparent) {
        this(actor, clientIp, userAgent, traceparent, Optional.empty());
    }

    public static Caller system(String part) {
        return new Caller(
                new Actor.System(part), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A session stays with its own actor alone. */
    public Caller as(Actor other) {
        return new Caller(
                other,
                clientIp,
                userAgent,
                traceparent,
                sessionId.filter(_ -> other.equals(actor)));
    }

    public Caller in(Optional<UUID> session) {
        return new Caller(actor, clientIp, userAgent, traceparent, session);
    }
}
