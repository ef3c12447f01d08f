package com.dashtam.gateway.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Buckets of this instance alone, for the time that the shared ones are away. */
final class LocalBuckets {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final float LOAD_FACTOR = 0.75f;

    private record Level(double tokens, long at) {}

    private final Map<String, Level> levels;
    private final Lease.Clock clock;

    LocalBuckets(int maxBuckets, Lease.Clock clock) {
        this.clock = clock;
        this.levels =
                new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Level> eldest) {
                        return size() > maxBuckets;
                    }
                };
    }

    synchronized Verdict take(String bucket, Policy policy) {
        long now = clock.nanos();
        var known = levels.get(bucket);
        double tokens =
                known == null
                        ? policy.capacity()
                        : Math.min(
                                policy.capacity(),
                                known.tokens()
                                        + (now - known.at())
                                                / NANOS_PER_MILLI
                                                * policy.refillPerMilli());
        boolean taken = tokens >= 1;
        double left = taken ? tokens - 1 : tokens;
        levels.put(bucket, new Level(left, now));
        return taken
                ? Verdict.allowed(policy, (int) left)
                : Verdict.denied(policy, policy.refillTime(1 - left));
    }
}
