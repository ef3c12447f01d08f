package com.dashtam.gateway.limit;

/**
 * How often something may be done: a bucket of tokens that fills at a steady rate.
 *
 * @param capacity tokens in a full bucket: the largest burst
 * @param refillPerMinute tokens that come back each minute
 */
public record Policy(int capacity, int refillPerMinute, Scope scope) {

    private static final double MILLIS_PER_MINUTE = 60_000.0;

    /** What shares one bucket, for each operation. */
    public enum Scope {
        /** All requests from an address. */
        IP,
        /** All requests of a user; of an address while nobody is signed in. */
        USER,
        /** All requests of a user about one connection. */
        USER_PROVIDER
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
}
