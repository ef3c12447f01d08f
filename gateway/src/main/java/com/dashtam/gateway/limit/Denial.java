package com.dashtam.gateway.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What one request was refused for.
 *
 * @param traceparent of the request
 */
record Denial(
        String bucket,
        String operation,
        String policy,
        Policy.Scope scope,
        Optional<UUID> user,
        String clientIp,
        String traceparent,
        Duration untilNext) {}
