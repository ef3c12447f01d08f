package com.dashtam.testing.event;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what must come about by itself. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(25);

    private Eventually() {}

    /**
     * Tries an assertion until it holds; after 30 seconds fails with its last words.
     *
     * @param what is awaited, as the message of a failure names it
     */
    public static void eventually(String what, ThrowingRunnable assertion) {
        eventually(what, LIMIT, assertion);
    }

    public static void eventually(String what, Duration limit, ThrowingRunnable assertion) {
        Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(limit)
                .untilAsserted(assertion);
    }
}
