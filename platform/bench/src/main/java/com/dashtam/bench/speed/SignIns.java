package com.dashtam.bench.speed;

import com.dashtam.local.system.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sign-ins from known devices, and what identity's hashing threads do meanwhile. */
final class SignIns {

    private static final String HASHING_THREADS = "password-";

    /** Durations of the whole, of its hash by processor time, and of what is left. */
    record OneByOne(Samples whole, Samples hash, Samples rest) {}

    private final List<KnownDevice> devices;
    private final long identity = Processes.pid(Component.IDENTITY.title());

    SignIns(List<KnownDevice> devices) {
        this.devices = devices;
    }

    /** Each device after the other, as often as it takes. */
    OneByOne oneByOne(int count) throws IOException {
        OneByOne result = new OneByOne(new Samples(), new Samples(), new Samples());
        for (int i = 0; i < count; i++) {
            long hashed = hashNanos();
            long took = devices.get(i % devices.size()).signIn();
            long hashing = hashNanos() - hashed;
            result.whole().add(took);
            result.hash().add(hashing);
            result.rest().add(took - hashing);
        }
        return result;
    }

    /** As many as can be had; each connection has devices of its own. */
    int atOnce(int connections, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                running.add(threads.submit(() -> signInUntil(end, first, connections)));
            }
            int done = 0;
            for (Future<Integer> one : running) {
                done += one.get();
            }
            return done;
        }
    }

    private int signInUntil(long end, int first, int step) throws IOException {
        int done = 0;
        for (int i = first; System.nanoTime() < end; i = (i + step) % devices.size(), done++) {
            devices.get(i).signIn();
        }
        return done;
    }

    /** Processor time so far. */
    long hashNanos() throws IOException {
        return Processes.threadCpuNanos(identity, HASHING_THREADS);
    }
}
