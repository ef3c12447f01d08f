package com.dashtam.gateway.limit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Hands out tokens that this instance has leased from the shared buckets, so that most requests ask
 * nobody.
 *
 * <p>What is leased has left its bucket, which refills meanwhile. So instances let in, in any
 * stretch of time, at most what one shared bucket would (its capacity and what the time refills)
 * and beyond that the number of instances times the largest lease, which is the smaller of {@code
 * leases.largest} and the capacity divided by {@code leases.share} (but never less than 1). What an
 * instance does not use goes back when the lease is over; what a killed instance held is lost to
 * its user until the bucket has refilled.
 */
final class Leases {

    private final Map<String, Lease> leases = new ConcurrentHashMap<>();
    private final TokenBuckets buckets;
    private final LimitProperties.Leases settings;
    private final Lease.Clock clock;

    Leases(TokenBuckets buckets, LimitProperties.Leases settings, Lease.Clock clock) {
        this.buckets = buckets;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Verdict> takeNow(String bucket) {
        var lease = leases.get(bucket);
        return lease == null ? Optional.empty() : lease.take(clock.nanos(), buckets, clock);
    }

    /**
     * @return false if there are as many leases as there may be
     */
    boolean take(String bucket, Policy policy, Consumer<Verdict> then) {
        while (leases.size() < settings.maxBuckets() || leases.containsKey(bucket)) {
            long now = clock.nanos();
            var lease =
                    leases.computeIfAbsent(bucket, name -> new Lease(name, policy, settings, now));
            if (lease.await(then, now, buckets, clock)) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return leases.size();
    }

    /** Gives up what is over. */
    void sweep() {
        long now = clock.nanos();
        leases.values().removeIf(lease -> lease.retire(now, buckets));
    }
}
