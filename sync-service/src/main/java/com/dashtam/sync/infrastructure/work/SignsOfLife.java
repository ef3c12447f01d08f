package com.dashtam.sync.infrastructure.work;

import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.Worker;
import com.dashtam.sync.domain.monitoring.Workers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators that this instance is at one of its duties. No work depends on it. */
public final class SignsOfLife {

    private static final Logger log = LoggerFactory.getLogger(SignsOfLife.class);

    private final Workers workers;
    private final Duty duty;
    private final InstantSource clock;
    private final String instance = nameOfThisProcess();
    private final Instant startedAt;

    public SignsOfLife(Workers workers, Duty duty, InstantSource clock) {
        this.workers = workers;
        this.duty = duty;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Host and process: no two that run at a time have the same. */
    private static String nameOfThisProcess() {
        long pid = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + pid;
        } catch (UnknownHostException e) {
            return "localhost-" + pid;
        }
    }

    String instance() {
        return instance;
    }

    void give(int slots, int busy) {
        try {
            workers.seen(new Worker(instance, duty, slots, busy, startedAt, clock.instant()));
        } catch (RuntimeException e) {
            log.warn("{}: no sign of life can be given for now", duty.text(), e);
        }
    }

    void cease() {
        try {
            workers.gone(instance, duty);
        } catch (RuntimeException e) {
            log.warn("{}: the last sign of life stays", duty.text(), e);
        }
    }
}
