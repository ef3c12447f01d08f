package com.dashtam.bench.speed;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** The same request again and again over kept connections, each waiting for its answers. */
final class Load {

    private static final int OK = 200;
    private static final double NANOS_PER_SECOND = 1e9;

    /** What came of it; every answer had status 200. */
    record Result(double perSecond, Samples latency) {}

    private final URI target;
    private final byte[] request;

    Load(URI target, Map<String, String> headers) {
        this.target = target;
        this.request = Wire.get(target, headers);
    }

    /** As fast as the answers come. */
    Result run(int connections, Duration duration) throws InterruptedException {
        Samples latency = new Samples();
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        together(connections, connection -> () -> ask(end, latency));
        return new Result(latency.size() * NANOS_PER_SECOND / (System.nanoTime() - began), latency);
    }

    /**
     * At a pace that the answers do not change: a request that has to wait for the one before it
     * has been late since its own time.
     */
    void paced(int connections, int perSecond, Duration duration, Samples latency)
            throws InterruptedException {
        long interval = (long) (connections * NANOS_PER_SECOND / perSecond);
        long began = System.nanoTime();
        together(
                connections,
                connection -> {
                    long first = began + connection * interval / connections;
                    return () -> askFrom(first, interval, began + duration.toNanos(), latency);
                });
    }

    private interface Work {

        void run() throws IOException;
    }

    private void together(int connections, IntFunction<Work> each) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Work work = each.apply(i);
                running.add(
                        threads.submit(() -> {
                            work.run();
                            return work;
                        }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load on " + target + " failed", e.getCause());
        }
    }

    private void ask(long end, Samples latency) throws IOException {
        try (Wire wire = new Wire(target.getPort())) {
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                wire.send(request).expect(OK);
                latency.add(System.nanoTime() - sent);
            }
        }
    }

    private void askFrom(long first, long interval, long end, Samples latency) throws IOException {
        try (Wire wire = new Wire(target.getPort())) {
            for (long due = first; due < end; due += interval) {
                Pause.until(due);
                wire.send(request).expect(OK);
                latency.add(System.nanoTime() - due);
            }
        }
    }
}
