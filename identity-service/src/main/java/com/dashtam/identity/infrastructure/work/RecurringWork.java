package com.dashtam.identity.infrastructure.work;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;

/** Does what is due by the clock, again and again; any number of instances may do it at once. */
public final class RecurringWork implements SmartLifecycle {

    /**
     * How often and how much.
     *
     * @param interval between two rounds
     * @param batch how many things of one kind a transaction takes on
     */
    @ConfigurationProperties("dashtam.identity.recurring-work")
    public record Properties(
            @DefaultValue("5s") Duration interval, @DefaultValue("50") int batch) {}

    private static final Logger log = LoggerFactory.getLogger(RecurringWork.class);

    private final Map<String, IntUnaryOperator> work;
    private final Properties properties;
    private volatile @Nullable Thread loop;

    /**
     * @param work by name: takes on as many things as it is told, and answers with how many it
     *     found
     */
    public RecurringWork(Map<String, IntUnaryOperator> work, Properties properties) {
        this.work = Map.copyOf(work);
        this.properties = properties;
    }

    @Override
    public void start() {
        loop = Thread.ofVirtual().name("recurring-work").start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                work.forEach(this::doAllThatIsDue);
                Thread.sleep(properties.interval());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void doAllThatIsDue(String name, IntUnaryOperator work) {
        try {
            int found = properties.batch();
            while (found == properties.batch()) {
                found = work.applyAsInt(properties.batch());
            }
        } catch (RuntimeException e) {
            log.warn("{} will be done later", name, e);
        }
    }

    @Override
    public void stop() {
        Thread running = loop;
        loop = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
