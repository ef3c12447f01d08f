package com.dashtam.provider.infrastructure.http;

import java.time.Duration;

/**
 * What a call to an institution may take.
 *
 * @param connectTimeout for the TCP and TLS handshakes
 * @param callTimeout from the first byte sent to the last byte received, each attempt
 * @param maxResponseBytes of one body
 * @param attempts of an idempotent call, the first included
 * @param backoff upper bound of the random wait before the second attempt; doubled for each more
 * @param breakerWindow how many calls the circuit breaker looks back on
 * @param breakerFailurePercent of failures in the window that open the circuit
 * @param breakerOpen how long an open circuit refuses calls
 * @param concurrentCalls to one institution at a time
 * @param queueTimeout how long a call waits for one of these to end before it counts as failed
 */
public record HttpLimits(
        Duration connectTimeout,
        Duration callTimeout,
        int maxResponseBytes,
        int attempts,
        Duration backoff,
        int breakerWindow,
        int breakerFailurePercent,
        Duration breakerOpen,
        int concurrentCalls,
        Duration queueTimeout) {

    public HttpLimits {
        if (attempts < 1 || maxResponseBytes < 1 || breakerWindow < 1 || concurrentCalls < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    public static HttpLimits usual() {
        return new HttpLimits(
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                16 * 1024 * 1024,
                3,
                Duration.ofMillis(200),
                20,
                50,
                Duration.ofSeconds(30),
                32,
                Duration.ofSeconds(10));
    }
}
