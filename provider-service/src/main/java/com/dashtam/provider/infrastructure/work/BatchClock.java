package com.dashtam.provider.infrastructure.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Looks for something to do again and again, and does it batch by batch until none is full. */
public final class BatchClock implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BatchClock.class);
    private static final int BATCH = 100;

    private final String name;
    private final IntUnaryOperator work;
    private final ScheduledExecutorService timer;

    /**
     * @param name of the thread, and of the work in the log
     * @param work does at most so much, and answers how much it did
     */
    public BatchClock(String name, IntUnaryOperator work, Duration pause) {
        this.name = name;
        this.work = work;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name(name).factory());
        long millis = pause.toMillis();
        var ignored =
                timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            while (work.applyAsInt(BATCH) == BATCH) {
                Thread.yield();
            }
        } catch (RuntimeException e) {
            log.warn("{}: what is left is done at the next look", name, e);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
