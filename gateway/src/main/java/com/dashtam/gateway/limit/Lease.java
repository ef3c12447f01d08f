package com.dashtam.gateway.limit;

import com.dashtam.gateway.limit.TokenBuckets.Ask;
import com.dashtam.gateway.limit.TokenBuckets.Grant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Tokens of one bucket that this instance may hand out. Whoever comes when there are none waits for
 * one question to Redis, together with all who come meanwhile.
 */
final class Lease {

    private final String bucket;
    private final Policy policy;
    private final LimitProperties.Leases settings;
    private final Queue<Consumer<Verdict>> waiting = new ArrayDeque<>();
    private int tokens;
    private int leftInBucket;
    private int nextSize;
    private long endsAt;
    private long deniedUntil;
    private boolean asking;
    private boolean retired;

    Lease(String bucket, Policy policy, LimitProperties.Leases settings, long now) {
        this.bucket = bucket;
        this.policy = policy;
        this.settings = settings;
        this.nextSize = settings.smallest();
        this.endsAt = now;
        this.deniedUntil = now;
    }

    /** A token that is here, or a refusal that still holds; else empty. */
    Optional<Verdict> take(long now, TokenBuckets buckets, Clock clock) {
        Ask more;
        Verdict verdict;
        synchronized (this) {
            if (tokens == 0 || now - endsAt >= 0) {
                return refusal(now);
            }
            tokens--;
            verdict = Verdict.allowed(policy, tokens + leftInBucket);
            if (asking || !isBusy() || tokens > nextSize / 2) {
                return Optional.of(verdict);
            }
            // In time, so that nobody waits; never holding more than the largest lease.
            asking = true;
            more = ask(largest() - tokens, 0);
        }
        buckets.ask(more, grant -> answered(grant, buckets, clock));
        return Optional.of(verdict);
    }

    private Optional<Verdict> refusal(long now) {
        return now - deniedUntil < 0
                ? Optional.of(Verdict.denied(policy, Duration.ofNanos(deniedUntil - now)))
                : Optional.empty();
    }

    /** What the bound on too many requests is made of; held by this instance at no time more. */
    private int largest() {
        return Math.max(1, Math.min(settings.largest(), policy.capacity() / settings.share()));
    }

    /** Whether a lease was used up before its end of late. */
    private boolean isBusy() {
        return nextSize > settings.smallest();
    }

    private Ask ask(int wanted, int returned) {
        return new Ask(bucket, policy, wanted, settings.share(), returned);
    }

    /**
     * Waits for a token.
     *
     * @return false if this lease has been given up: there is a new one then
     */
    synchronized boolean await(
            Consumer<Verdict> then, long now, TokenBuckets buckets, Clock clock) {
        if (retired) {
            return false;
        }
        waiting.add(then);
        if (!asking) {
            asking = true;
            buckets.ask(question(now), grant -> answered(grant, buckets, clock));
        }
        return true;
    }

    private Ask question(long now) {
        boolean usedUp = tokens == 0 && now - endsAt < 0;
        nextSize = usedUp ? Math.min(largest(), 2 * nextSize) : settings.smallest();
        int returned = tokens;
        tokens = 0;
        return ask(wanted(), returned);
    }

    private int wanted() {
        return Math.min(largest() - tokens, Math.max(nextSize, waiting.size()));
    }

    private void answered(Grant grant, TokenBuckets buckets, Clock clock) {
        var verdicts = new ArrayDeque<Runnable>();
        synchronized (this) {
            settle(grant, clock.nanos(), verdicts);
            asking = !waiting.isEmpty();
            if (asking) {
                var more = ask(wanted(), 0);
                verdicts.add(() -> buckets.ask(more, next -> answered(next, buckets, clock)));
            }
        }
        // Outside the lock: they may do anything.
        verdicts.forEach(Runnable::run);
    }

    private void settle(Grant grant, long now, Queue<Runnable> verdicts) {
        switch (grant) {
            case Grant.None() -> tellAll(new Verdict.Unknown(), verdicts);
            case Grant.Tokens(var granted, var left, var untilNext) -> {
                tokens += granted;
                leftInBucket = left;
                endsAt = now + settings.keep().toNanos();
                while (tokens > 0 && !waiting.isEmpty()) {
                    tokens--;
                    tell(Verdict.allowed(policy, tokens + leftInBucket), verdicts);
                }
                if (granted == 0) {
                    var wait = Duration.ofMillis(untilNext);
                    deniedUntil = now + wait.toNanos();
                    tellAll(Verdict.denied(policy, wait), verdicts);
                }
            }
        }
    }

    private void tellAll(Verdict verdict, Queue<Runnable> verdicts) {
        while (!waiting.isEmpty()) {
            tell(verdict, verdicts);
        }
    }

    private void tell(Verdict verdict, Queue<Runnable> verdicts) {
        var next = waiting.remove();
        verdicts.add(() -> next.accept(verdict));
    }

    /**
     * Gives up a lease that is over.
     *
     * @return whether it was; what was left of it goes back to its bucket
     */
    synchronized boolean retire(long now, TokenBuckets buckets) {
        if (asking || now - endsAt < 0 || now - deniedUntil < 0) {
            return false;
        }
        retired = true;
        if (tokens > 0) {
            buckets.ask(ask(0, tokens), grant -> {});
        }
        return true;
    }

    /** The clock of a lease, in nanoseconds from anywhere. */
    @FunctionalInterface
    interface Clock {
        long nanos();
    }
}
