package com.dashtam.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Buckets in Redis, each one key and one script call, so that it works on a cluster too. Questions
 * that come at nearly the same time travel together. While Redis is away nobody waits for it.
 */
public final class RedisTokenBuckets implements TokenBuckets, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisTokenBuckets.class);

    record Question(Ask ask, Consumer<Grant> then) {}

    private final LimitProperties.Redis settings;
    private final RedisScript redis;
    private final BlockingQueue<Question> waiting;
    private final Semaphore turns;
    private final Outage outage;
    private final Counter batches;
    private volatile List<Thread> threads = List.of();

    public RedisTokenBuckets(LimitProperties.Redis settings, MeterRegistry meters) {
        this.settings = settings;
        this.redis = new RedisScript(settings);
        this.waiting = new ArrayBlockingQueue<>(settings.maxWaiting());
        this.turns = new Semaphore(settings.connections());
        this.outage = new Outage(settings.failures());
        this.batches =
                Counter.builder("dashtam.limits.redis.batches")
                        .description("Trips to Redis, each with all questions of its moment")
                        .register(meters);
        Gauge.builder("dashtam.limits.available", () -> isAvailable() ? 1 : 0)
                .description("Whether the shared rate limits are in force")
                .register(meters);
    }

    public boolean isAvailable() {
        return !outage.isOngoing();
    }

    @Override
    public void ask(Ask ask, Consumer<Grant> then) {
        if (outage.isOngoing() || !waiting.offer(new Question(ask, then))) {
            then.accept(new Grant.None());
        }
    }

    private void gather() {
        while (isRunning()) {
            try {
                var batch = new ArrayList<Question>();
                batch.add(waiting.take());
                LockSupport.parkNanos(settings.gather().toNanos());
                waiting.drainTo(batch, settings.maxBatch() - 1);
                turns.acquire();
                Thread.ofVirtual().name("redis-batch").start(() -> send(batch));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send(List<Question> batch) {
        List<? extends Grant> grants;
        try {
            grants = outage.isOngoing() ? List.of() : redis.run(asksOf(batch));
            batches.increment();
            if (!grants.isEmpty()) {
                succeeded();
            }
        } catch (RuntimeException e) {
            // Whatever it is: those who wait must hear of it.
            failed(e);
            grants = List.of();
        } finally {
            turns.release();
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).then().accept(i < grants.size() ? grants.get(i) : new Grant.None());
        }
    }

    private static List<Ask> asksOf(List<Question> batch) {
        return batch.stream().map(Question::ask).toList();
    }

    private void failed(RuntimeException failure) {
        if (outage.failed()) {
            log.warn(
                    "Redis does not answer ({}): rate limits are not shared until it does",
                    failure.getClass().getSimpleName());
            redis.forgetConnections();
        }
    }

    private void succeeded() {
        if (outage.succeeded()) {
            log.info("Redis answers again: rate limits are shared");
        }
    }

    @Override
    public void start() {
        var started =
                List.of(
                        Thread.ofVirtual().name("redis-gatherer").unstarted(this::gather),
                        Thread.ofVirtual().name("redis-watcher").unstarted(this::watch));
        // Before they run: a thread that finds none here ends at once.
        threads = started;
        started.forEach(Thread::start);
    }

    @Override
    public void stop() {
        var running = threads;
        threads = List.of();
        running.forEach(Thread::interrupt);
        redis.close();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private void watch() {
        while (isRunning()) {
            try {
                redis.ping();
                succeeded();
            } catch (JedisException e) {
                failed(e);
            }
            try {
                Thread.sleep(settings.probeInterval());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
