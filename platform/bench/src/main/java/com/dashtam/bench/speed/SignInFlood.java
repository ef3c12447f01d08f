package com.dashtam.bench.speed;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sign-ins at a pace that no answer changes, each over a connection of its own, from an address of
 * its own, with a password for an account that is not there: which costs as much as one for an
 * account that is.
 */
final class SignInFlood implements AutoCloseable {

    private final URI target;
    private final long interval;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Integer, Long> answers = new ConcurrentSkipListMap<>();
    private final Thread pace;
    private volatile boolean closed;

    SignInFlood(URI gateway, int perSecond) {
        this.target = gateway.resolve("api/v1/sessions");
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.pace = Thread.ofPlatform().name("flood").unstarted(this::send);
        pace.start();
    }

    private void send() {
        long next = System.nanoTime();
        while (!closed) {
            Pause.until(next);
            next += interval;
            threads.execute(this::signIn);
        }
    }

    private void signIn() {
        int stranger = ThreadLocalRandom.current().nextInt();
        String address = "2001:db8:%x:%x::1".formatted(stranger >>> Short.SIZE, stranger & 0xffff);
        String credentials =
                "{\"email\":\"stranger%d@example.com\",\"password\":\"Analytical-Engine-1843\"}"
                        .formatted(Math.abs((long) stranger));
        try (Wire wire = new Wire(target.getPort())) {
            byte[] request = Wire.post(target, Map.of("X-Forwarded-For", address), credentials);
            answers.merge(wire.send(request).status(), 1L, Long::sum);
        } catch (IOException unanswered) {
            answers.merge(0, 1L, Long::sum);
        }
    }

    /** How many answers so far, by status; 0 for none. */
    Map<Integer, Long> answers() {
        return Map.copyOf(answers);
    }

    /** Returns when the last one has its answer. */
    @Override
    public void close() {
        closed = true;
        try {
            pace.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }
}
