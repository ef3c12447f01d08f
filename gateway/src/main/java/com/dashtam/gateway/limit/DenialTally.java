package com.dashtam.gateway.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Counts denials, and tells of each bucket at most once an interval: at its first denial, and then
 * how many there have been since.
 */
final class DenialTally {

    private static final class Count {

        private Denial latest;
        private long untold;
        private long toldAt;

        Count(Denial first) {
            this.latest = first;
        }
    }

    private final Map<String, Count> counts = new HashMap<>();
    private final long interval;
    private final int maxBuckets;
    private final ObjLongConsumer<Denial> teller;
    private final Lease.Clock clock;

    /**
     * @param maxBuckets beyond which denials of more buckets are not told of
     * @param teller gets the latest denial and for how many it stands; must not block
     */
    DenialTally(
            Duration interval, int maxBuckets, ObjLongConsumer<Denial> teller, Lease.Clock clock) {
        this.interval = interval.toNanos();
        this.maxBuckets = maxBuckets;
        this.teller = teller;
        this.clock = clock;
    }

    synchronized void add(Denial denial) {
        var known = counts.get(denial.bucket());
        if (known == null && counts.size() >= maxBuckets) {
            return;
        }
        long now = clock.nanos();
        var count = known == null ? new Count(denial) : known;
        count.latest = denial;
        count.untold++;
        if (known == null) {
            counts.put(denial.bucket(), count);
            tell(count, now);
        } else if (now - count.toldAt >= interval) {
            tell(count, now);
        }
    }

    /** Tells what is due, and forgets what has come to rest. */
    synchronized void sweep() {
        long now = clock.nanos();
        for (Iterator<Count> all = counts.values().iterator(); all.hasNext(); ) {
            var count = all.next();
            if (now - count.toldAt < interval) {
                continue;
            }
            if (count.untold == 0) {
                all.remove();
            } else {
                tell(count, now);
            }
        }
    }

    private void tell(Count count, long now) {
        teller.accept(count.latest, count.untold);
        count.untold = 0;
        count.toldAt = now;
    }
}
