package com.dashtam.bench.speed;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Matches what was sent with what has come, in whichever order the two are told. */
final class Arrivals {

    private final Map<UUID, Long> waiting = new ConcurrentHashMap<>();
    private final Samples samples = new Samples();
    private final CountDownLatch left;

    Arrivals(int expected) {
        this.left = new CountDownLatch(expected);
    }

    void sent(UUID id, long nanoTime) {
        Long come = waiting.putIfAbsent(id, nanoTime);
        if (come != null) {
            // It came before its commit was known here: the two threads ran in the other order.
            matched(id, 0);
        }
    }

    void came(UUID id, long nanoTime) {
        Long sent = waiting.putIfAbsent(id, nanoTime);
        if (sent != null) {
            matched(id, nanoTime - sent);
        }
    }

    private void matched(UUID id, long nanos) {
        waiting.remove(id);
        samples.add(nanos);
        left.countDown();
    }

    Samples await(String what) throws InterruptedException {
        if (!left.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " have not come: " + what);
        }
        return samples;
    }
}
