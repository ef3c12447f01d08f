package com.dashtam.sync.infrastructure.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Closes streams on which nothing has come for too long, which wakes whoever reads them. */
final class IdleWatch implements AutoCloseable {

    private static final int CHECKS_PER_LIMIT = 4;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feed-idle-watch").factory());
    private final Duration limit;

    IdleWatch(Duration limit) {
        this.limit = limit;
    }

    InputStream watch(InputStream stream) {
        return new Watched(stream);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private final class Watched extends FilterInputStream {

        private final AtomicLong lastByte = new AtomicLong(System.nanoTime());
        private final ScheduledFuture<?> check;

        Watched(InputStream stream) {
            super(stream);
            long pause = Math.max(1, limit.toMillis() / CHECKS_PER_LIMIT);
            check = timer.scheduleWithFixedDelay(this::check, pause, pause, TimeUnit.MILLISECONDS);
        }

        private void check() {
            if (System.nanoTime() - lastByte.get() > limit.toNanos()) {
                try {
                    close();
                } catch (IOException e) {
                    // The reader meets the same and reports it.
                    check.cancel(false);
                }
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            lastByte.set(System.nanoTime());
            return count;
        }

        @Override
        public void close() throws IOException {
            check.cancel(false);
            super.close();
        }
    }
}
