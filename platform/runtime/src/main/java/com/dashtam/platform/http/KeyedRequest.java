package com.dashtam.platform.http;

/**
 * A request that carries an idempotency key.
 *
 * @param caller whose key it is, in the text form of an actor
 * @param operation the operation's id
 * @param path what a problem of this request names as its instance
 * @param fingerprint a keyed hash of everything that makes the request what it is
 */
public record KeyedRequest(
        String caller, String operation, String key, String path, byte[] fingerprint) {}
