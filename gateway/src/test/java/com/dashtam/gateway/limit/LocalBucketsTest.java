package com.dashtam.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

    private static final Policy POLICY =
            new Policy(2, 60, Policy.Scope.IP, Policy.Counting.EXACT, Policy.WithoutRedis.LOCAL);

    private long nanos = Long.MAX_VALUE - 5;
    private final LocalBuckets buckets = new LocalBuckets(2, () -> nanos);

    @Test
    void letsInWhatTheBucketHoldsAndThenWhatComesBack() {
        assertThat(take("a")).isInstanceOf(Verdict.Allowed.class);
        assertThat(take("a")).isInstanceOf(Verdict.Allowed.class);
        assertThat(take("a")).isEqualTo(Verdict.denied(POLICY, Duration.ofSeconds(1)));

        nanos += Duration.ofSeconds(1).toNanos();

        assertThat(take("a")).isInstanceOf(Verdict.Allowed.class);
        assertThat(take("a")).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void neverHoldsMoreThanItsCapacity() {
        take("a");
        nanos += Duration.ofHours(1).toNanos();

        assertThat(take("a")).isEqualTo(Verdict.allowed(POLICY, 1));
    }

    @Test
    void forgetsTheLongestUnusedBeyondItsBound() {
        take("a");
        take("b");
        take("c");

        assertThat(take("a")).isEqualTo(Verdict.allowed(POLICY, 1));
        assertThat(take("c")).isEqualTo(Verdict.allowed(POLICY, 0));
    }

    private Verdict take(String bucket) {
        return buckets.take(bucket, POLICY);
    }
}
