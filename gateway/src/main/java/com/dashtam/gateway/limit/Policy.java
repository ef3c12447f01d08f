package com.dashtam.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often something may be done: a bucket of tokens that fills at a steady rate.
 *
 * @param capacity tokens in a full bucket: the largest burst
 * @param refillPerMinute tokens that come back each minute
 * @param withoutRedis what happens while the shared bucket cannot be asked
 */
public record Policy(
        int capacity,
        int refillPerMinute,
        Scope scope,
        @DefaultValue("exact") Counting counting,
        @DefaultValue("open") WithoutRedis withoutRedis) {

    private static final double MILLIS_PER_MINUTE = 60_000.0;

    /** What shares one bucket, for each operation. */
    public enum Scope {
        /** All requests from an address. */
        IP,
        /** All requests of a user; of an address while nobody is signed in. */
        USER,
        /** All requests of a user about one connection. */
        USER_PROVIDER,
        /** All requests of everybody. */
        GLOBAL
    }

    /** How the instances of the gateway share a bucket. */
    public enum Counting {
        /** Each request asks Redis. */
        EXACT,
        /** An instance asks Redis for several tokens and hands them out itself. */
        LEASED
    }

    /** What happens to requests while Redis is away. */
    public enum WithoutRedis {
        /** They pass. */
        OPEN,
        /** They are refused with a 503. */
        CLOSED,
        /** Each instance counts in a bucket of its own, so that together they let in more. */
        LOCAL
    }

    public Policy {
        if (capacity < 1 || refillPerMinute < 1) {
            throw new IllegalArgumentException(
                    "a policy needs a capacity and a refill of 1 or more");
        }
    }

    double refillPerMilli() {
        return refillPerMinute / MILLIS_PER_MINUTE;
    }

    /** How long an empty bucket takes to have that many tokens. */
    Duration refillTime(double tokens) {
        return Duration.ofMillis((long) Math.ceil(Math.max(0, tokens) / refillPerMilli()));
    }
}
