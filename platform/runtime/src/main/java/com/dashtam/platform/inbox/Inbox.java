package com.dashtam.platform.inbox;

import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.kafka.KafkaProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All that a service consumes, started and stopped together. */
public final class Inbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int CLEAN_UP_PAGE = 10_000;

    /** What every consumer is made from. */
    public record Parts(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Schemas schemas,
            KafkaProperties kafka,
            InboxProperties properties) {}

    private record Running(
            InboxConsumer consumer,
            InboxProcessor processor,
            DeadLetters deadLetters,
            DeadLetterReplay replay) {}

    private final Map<String, Running> byName = new LinkedHashMap<>();
    private final Parts parts;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("inbox-clean-up").factory());
    private volatile boolean running;

    Inbox(List<EventSubscription> subscriptions, Parts parts, String service) {
        this.parts = parts;
        for (EventSubscription subscription : subscriptions) {
            String group = "dashtam." + service + "." + subscription.name();
            byName.put(subscription.name(), assemble(subscription, group));
        }
    }

    private Running assemble(EventSubscription subscription, String group) {
        var table = new InboxTable(parts.jdbc(), group);
        var deadLetters = new DeadLetters(parts.kafka(), group);
        var transaction = new TransactionTemplate(parts.transactions());
        var processor =
                new InboxProcessor(subscription, table, parts.schemas(), deadLetters, transaction);
        return new Running(
                new InboxConsumer(
                        subscription, group, processor, parts.kafka(), parts.properties()),
                processor,
                deadLetters,
                new DeadLetterReplay(
                        subscription, table, processor, deadLetters, parts.kafka(), transaction));
    }

    /** How many events each subscription has handled since the start. */
    public Map<String, Long> handledCounts() {
        var counts = new LinkedHashMap<String, Long>();
        byName.forEach((name, each) -> counts.put(name, each.processor().handledCount()));
        return counts;
    }

    /** How many records each subscription has set aside since the start. */
    public Map<String, Long> deadLetterCounts() {
        var counts = new LinkedHashMap<String, Long>();
        byName.forEach((name, each) -> counts.put(name, each.processor().deadLetterCount()));
        return counts;
    }

    /**
     * Handles the dead letters of every subscription again, in their order, and lets go of the keys
     * for which all went well.
     */
    public Map<String, DeadLetterReplay.Report> replayDeadLetters() {
        var reports = new LinkedHashMap<String, DeadLetterReplay.Report>();
        byName.forEach((name, each) -> reports.put(name, each.replay().run()));
        return reports;
    }

    @Override
    public void start() {
        running = true;
        byName.values().forEach(each -> each.consumer().start());
        long interval = parts.properties().cleanUpInterval().toMillis();
        var ignored =
                timer.scheduleWithFixedDelay(
                        this::cleanUp, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void cleanUp() {
        try {
            var table = new InboxTable(parts.jdbc(), "");
            while (table.forget(parts.properties().retention(), CLEAN_UP_PAGE) == CLEAN_UP_PAGE) {
                Thread.yield();
            }
        } catch (RuntimeException e) {
            log.info("the inbox will be cleaned up later", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        var all = new ArrayList<>(byName.values());
        all.forEach(each -> each.consumer().stop());
        all.forEach(each -> each.deadLetters().close());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
