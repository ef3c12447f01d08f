package com.dashtam.sync.infrastructure.work;

import com.dashtam.sync.application.transaction.ForgetErased;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Removes what has served its time; any number of instances may do it at once. */
public final class Housekeeping implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int PAGE = 1_000;

    private final ForgetErased erased;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("housekeeping").factory());

    public Housekeeping(ForgetErased erased, Duration pause) {
        this.erased = erased;
        var ignored =
                timer.scheduleWithFixedDelay(
                        this::tidy, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tidy() {
        try {
            while (erased.run(PAGE) == PAGE) {
                Thread.yield();
            }
        } catch (RuntimeException e) {
            log.info("what has served its time will be removed later", e);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
