package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.local.server.Redis;
import com.dashtam.testing.server.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two gateways that share their limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseIT {

    private static final int CAPACITY = 200;
    private static final int REFILL_PER_SECOND = 10;
    private static final int LARGEST_LEASE = 50;
    private static final int CLIENTS = 16;
    private static final int REFUSALS = 200;

    private Redis redis;
    private TestGateway one;
    private TestGateway other;

    @BeforeAll
    void start() {
        redis = TestServers.ownRedis();
        var properties =
                Map.of(
                        "DASHTAM_REDIS",
                        redis.uri(),
                        "dashtam.limits.policies.api_read.capacity",
                        Integer.toString(CAPACITY),
                        "dashtam.limits.policies.api_read.refill-per-minute",
                        Integer.toString(REFILL_PER_SECOND * 60));
        one = TestGateway.start(properties);
        other = TestGateway.start(properties);
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        redis.close();
    }

    @Test
    void letInNoMoreThanOneBucketAndALeaseEach() throws Exception {
        var person = Person.anyUser();
        var admitted = new AtomicInteger();
        var refused = new AtomicInteger();

        long began = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                var gateway = i % 2 == 0 ? one : other;
                var token = gateway.tokens().access(person);
                running.add(
                        clients.submit(() -> {
                            while (refused.get() < REFUSALS) {
                                (read(gateway, token) == 200 ? admitted : refused)
                                        .incrementAndGet();
                            }
                        }));
            }
            for (var client : running) {
                client.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;

        double ofOneBucket = CAPACITY + seconds * REFILL_PER_SECOND;
        assertThat(admitted.get())
                .isLessThanOrEqualTo((int) Math.ceil(ofOneBucket) + 2 * LARGEST_LEASE)
                .isGreaterThanOrEqualTo(CAPACITY);
    }

    @Test
    void countsForEachOtherOnceLeasesAreUsedUp() {
        var person = Person.anyUser();
        var token = one.tokens().access(person);
        var statuses = new ArrayList<Integer>();
        while (!statuses.contains(429) && statuses.size() < 10 * CAPACITY) {
            statuses.add(read(one, token));
        }
        assertThat(statuses).contains(429);

        // The other has no lease of this user's bucket, and the bucket is nearly empty.
        var othersToken = other.tokens().access(person);
        var others = Stream.generate(() -> read(other, othersToken)).limit(CAPACITY / 2);
        assertThat(others.toList()).contains(429);
    }

    @Test
    void askRedisOnlyNowAndThen() {
        var person = Person.anyUser();
        read(one, one.tokens().access(person));
        double before = batches();
        List<String> remaining = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            remaining.add(
                    header(send(one.request("/api/v1/accounts", person)), "X-RateLimit-Remaining"));
        }

        // 8 + 16 + 32 tokens, and whatever the sweeper gave back meanwhile.
        assertThat(batches() - before).isLessThan(15);
        assertThat(remaining).doesNotContain("");
    }

    private double batches() {
        return Double.parseDouble(one.metric("dashtam_limits_redis_batches_total"));
    }

    private static int read(TestGateway gateway, String token) {
        return send(gateway.request("/api/v1/accounts").header("Authorization", "Bearer " + token))
                .statusCode();
    }
}
