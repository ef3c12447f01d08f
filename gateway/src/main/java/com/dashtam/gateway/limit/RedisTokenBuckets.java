package com.dashtam.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Buckets in Redis, each one key and one script call, so that it works on a cluster too. While
 * Redis is away everything passes, and nobody waits for it.
 */
public final class RedisTokenBuckets implements TokenBuckets, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisTokenBuckets.class);
    private static final String SCRIPT = script();

    private final LimitProperties.Redis settings;
    private final JedisPooled redis;
    private final Semaphore turns;
    private final Outage outage;
    private final String scriptHash;
    private final Counter unchecked;
    private volatile @Nullable Thread watcher;

    public RedisTokenBuckets(LimitProperties.Redis settings, MeterRegistry meters) {
        this.settings = settings;
        this.redis = RedisConnections.open(settings);
        this.turns = new Semaphore(settings.connections());
        this.outage = new Outage(settings.failures());
        this.scriptHash = RedisConnections.sha1(SCRIPT);
        this.unchecked =
                Counter.builder("dashtam.limits.unchecked")
                        .description("Requests that passed because no bucket could be asked")
                        .register(meters);
        Gauge.builder("dashtam.limits.available", () -> isAvailable() ? 1 : 0)
                .description("Whether rate limits are in force")
                .register(meters);
    }

    public boolean isAvailable() {
        return !outage.isOngoing();
    }

    @Override
    public Verdict take(String bucket, Policy policy) {
        if (outage.isOngoing() || !awaitTurn()) {
            unchecked.increment();
            return new Verdict.Unknown();
        }
        try {
            var verdict = verdict(policy, evaluate(bucket, policy));
            succeeded();
            return verdict;
        } catch (JedisException e) {
            failed(e);
            unchecked.increment();
            return new Verdict.Unknown();
        } finally {
            turns.release();
        }
    }

    private boolean awaitTurn() {
        try {
            return turns.tryAcquire(settings.admission().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<?> evaluate(String bucket, Policy policy) {
        // The braces keep the key in one slot if a cluster ever holds more than one for a bucket.
        var keys = List.of("dashtam:limit:{" + bucket + "}");
        var arguments =
                List.of(
                        Integer.toString(policy.capacity()),
                        Double.toString(policy.refillPerMilli()));
        try {
            return (List<?>) redis.evalsha(scriptHash, keys, arguments);
        } catch (JedisNoScriptException e) {
            return (List<?>) redis.eval(SCRIPT, keys, arguments);
        }
    }

    private static Verdict verdict(Policy policy, List<?> answer) {
        boolean taken = number(answer, 0) == 1;
        var untilFull = Duration.ofMillis(number(answer, 2));
        return taken
                ? new Verdict.Allowed(
                        policy.capacity(), Math.toIntExact(number(answer, 1)), untilFull)
                : new Verdict.Denied(
                        policy.capacity(), untilFull, Duration.ofMillis(number(answer, 3)));
    }

    private static long number(List<?> answer, int index) {
        return ((Number) answer.get(index)).longValue();
    }

    private void failed(JedisException failure) {
        if (outage.failed()) {
            log.warn(
                    "Redis does not answer ({}): rate limits are off until it does",
                    failure.getClass().getSimpleName());
            // What is pooled belongs to a server that is gone.
            redis.getPool().clear();
        }
    }

    private void succeeded() {
        if (outage.succeeded()) {
            log.info("Redis answers again: rate limits are on");
        }
    }

    @Override
    public void start() {
        var started = Thread.ofVirtual().name("redis-watcher").unstarted(this::watch);
        // Before it runs: a thread that does not find itself here ends at once.
        watcher = started;
        started.start();
    }

    @Override
    public void stop() {
        var thread = watcher;
        watcher = null;
        if (thread != null) {
            thread.interrupt();
        }
        redis.close();
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
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

    private static String script() {
        try (var input = RedisTokenBuckets.class.getResourceAsStream("take-token.lua")) {
            if (input == null) {
                throw new IllegalStateException("take-token.lua is not on the class path");
            }
            return new String(input.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
