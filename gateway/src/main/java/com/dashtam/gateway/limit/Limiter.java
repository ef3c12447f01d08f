package com.dashtam.gateway.limit;

import com.dashtam.gateway.limit.Policy.Counting;
import com.dashtam.gateway.limit.TokenBuckets.Ask;
import com.dashtam.gateway.limit.TokenBuckets.Grant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Takes a token for a request, in the way that its policy says. Never blocks. */
public final class Limiter implements SmartLifecycle {

    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

    private final TokenBuckets buckets;
    private final Leases leases;
    private final LocalBuckets local;
    private final Duration retryAfter;
    private final Counter unchecked;
    private volatile @Nullable Thread sweeper;

    public Limiter(RedisTokenBuckets buckets, LimitProperties properties, MeterRegistry meters) {
        this.buckets = buckets;
        this.leases = new Leases(buckets, properties.leases(), System::nanoTime);
        this.local = new LocalBuckets(properties.maxLocalBuckets(), System::nanoTime);
        this.retryAfter = properties.redis().probeInterval();
        this.unchecked =
                Counter.builder("dashtam.limits.unchecked")
                        .description("Requests whose shared bucket could not be asked")
                        .register(meters);
        Gauge.builder("dashtam.limits.leases", leases, Leases::size)
                .description("Buckets of which this instance holds a lease")
                .register(meters);
    }

    /** A verdict for which nobody needs to be asked; empty if {@link #take} has to. */
    Optional<Verdict> takeNow(String bucket, Policy policy) {
        return policy.counting() == Counting.LEASED ? leases.takeNow(bucket) : Optional.empty();
    }

    /**
     * @param then called once, from a thread that it must not hold up
     */
    void take(String bucket, Policy policy, Consumer<Verdict> then) {
        Consumer<Verdict> settled =
                verdict ->
                        then.accept(
                                verdict instanceof Verdict.Unknown
                                        ? withoutRedis(bucket, policy)
                                        : verdict);
        if (policy.counting() == Counting.LEASED && leases.take(bucket, policy, settled)) {
            return;
        }
        buckets.ask(
                new Ask(bucket, policy, 1, 1, 0), grant -> settled.accept(verdict(policy, grant)));
    }

    private Verdict withoutRedis(String bucket, Policy policy) {
        unchecked.increment();
        return switch (policy.withoutRedis()) {
            case OPEN -> new Verdict.Unknown();
            case CLOSED -> new Verdict.Unavailable(retryAfter);
            case LOCAL -> local.take(bucket, policy);
        };
    }

    private static Verdict verdict(Policy policy, Grant grant) {
        return switch (grant) {
            case Grant.None() -> new Verdict.Unknown();
            case Grant.Tokens(var granted, var left, var untilNext) ->
                    granted > 0
                            ? Verdict.allowed(policy, left)
                            : Verdict.denied(policy, Duration.ofMillis(untilNext));
        };
    }

    @Override
    public void start() {
        var started = Thread.ofVirtual().name("lease-sweeper").unstarted(this::sweep);
        // Before it runs: a thread that does not find itself here ends at once.
        sweeper = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = sweeper;
        sweeper = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return sweeper != null;
    }

    private void sweep() {
        while (isRunning()) {
            try {
                Thread.sleep(SWEEP_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            leases.sweep();
        }
    }
}
