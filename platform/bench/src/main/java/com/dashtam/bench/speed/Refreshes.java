package com.dashtam.bench.speed;

import com.dashtam.bench.client.Tokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** Sessions that exchange their newest refresh tokens, one after the other on each connection. */
final class Refreshes {

    private static final int CREATED = 201;
    private static final double NANOS_PER_SECOND = 1e9;

    private final URI target;
    private final List<AtomicReference<String>> newest;

    Refreshes(URI gateway, List<Tokens> sessions) {
        this.target = gateway.resolve("api/v1/tokens");
        this.newest = sessions.stream().map(Tokens::refresh).map(AtomicReference::new).toList();
    }

    double run(int connections, Duration duration) throws Exception {
        return run(connections, duration, new Samples());
    }

    /** Answers a second; every one brought new tokens. */
    double run(int connections, Duration duration, Samples latency) throws Exception {
        int before = latency.size();
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                running.add(
                        threads.submit(() -> {
                            refresh(first, connections, end, latency);
                            return first;
                        }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return (latency.size() - before) * NANOS_PER_SECOND / (System.nanoTime() - began);
    }

    /** Those sessions whose turn it is on this connection: no token is sent twice. */
    private void refresh(int first, int step, long end, Samples latency) throws IOException {
        try (Wire wire = new Wire(target.getPort())) {
            for (int i = first; System.nanoTime() < end; i = next(i, first, step)) {
                AtomicReference<String> token = newest.get(i);
                byte[] request =
                        Wire.post(
                                target,
                                Map.of("X-Forwarded-For", address(i)),
                                "{\"refresh_token\":\"" + token.get() + "\"}");
                long sent = System.nanoTime();
                Wire.Answer answer = wire.send(request).expect(CREATED);
                latency.add(System.nanoTime() - sent);
                token.set(answer.field("refresh_token"));
            }
        }
    }

    private int next(int i, int first, int step) {
        return i + step < newest.size() ? i + step : first;
    }

    /** One for each session (RFC 3849). */
    private static String address(int session) {
        return "2001:db8:0:%x::1".formatted(session);
    }
}
