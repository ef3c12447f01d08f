package com.dashtam.sandbox.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * An order that requests go wrong.
 *
 * @param operation any when absent
 * @param customerId anybody's when absent
 * @param skip how many matching requests go well first
 * @param count how many go wrong after those
 * @param retryAfter what a 429 says
 * @param delay how late a slow answer is
 */
public record Fault(
        FaultKind kind,
        Optional<Operation> operation,
        Optional<String> customerId,
        int skip,
        int count,
        Duration retryAfter,
        Duration delay) {
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

    public Fault {
        if (skip < 0 || count < 1) {
            throw new IllegalArgumentException("skip is at least 0 and count at least 1");
        }
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0 || retryAfter.isNegative()) {
            throw new IllegalArgumentException("a delay is between nothing and two minutes");
        }
        if (kind == FaultKind.INVALID_TOKEN && !operation.map(Operation::readsData).orElse(true)) {
            throw new IllegalArgumentException("only data operations take an access token");
        }
    }

    boolean concerns(Operation candidate, Optional<String> customer) {
        boolean allowed = kind != FaultKind.INVALID_TOKEN || candidate.readsData();
        return allowed
                && operation.map(candidate::equals).orElse(true)
                && (customerId.isEmpty() || customerId.equals(customer));
    }
}
