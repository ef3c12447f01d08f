package com.dashtam.sync.infrastructure.work;

import com.dashtam.sync.application.job.StartDueSyncs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for connections that are due, again and again. */
public final class DueSyncClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DueSyncClock.class);
    private static final int BATCH = 50;

    private final StartDueSyncs startDueSyncs;
    private final Duration pause;
    private final SignsOfLife signs;
    private volatile @Nullable Thread loop;

    public DueSyncClock(StartDueSyncs startDueSyncs, Duration pause, SignsOfLife signs) {
        this.startDueSyncs = startDueSyncs;
        this.pause = pause;
        this.signs = signs;
    }

    @Override
    public void start() {
        loop = Thread.ofVirtual().name("due-syncs").start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                startDue();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startDue() {
        try {
            int found = BATCH;
            while (found == BATCH) {
                found = startDueSyncs.run(BATCH);
            }
            signs.give(1, 0);
        } catch (RuntimeException e) {
            log.warn("connections that are due wait for the next look", e);
        }
    }

    @Override
    public void stop() {
        Thread running = loop;
        loop = null;
        if (running != null) {
            running.interrupt();
            signs.cease();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
