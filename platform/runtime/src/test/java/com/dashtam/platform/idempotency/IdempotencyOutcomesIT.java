package com.dashtam.platform.idempotency;

import static com.dashtam.platform.idempotency.Shopper.KEY;
import static com.dashtam.platform.idempotency.Shopper.ORDERS;
import static com.dashtam.platform.idempotency.Shopper.PARCELS;
import static com.dashtam.platform.idempotency.Shopper.assertProblem;
import static com.dashtam.platform.idempotency.Shopper.assertSame;
import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.idempotency.Shop.Refusal;
import com.dashtam.platform.sample.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyOutcomesIT {

    private final ShopService service = ShopService.first();
    private final ShopService twin = ShopService.twin();
    private final Shopper shopper = new Shopper();

    @Test
    void answersInAnotherInstanceAndAfterARestart() {
        var first = shopper.post(service, PARCELS, KEY);

        assertSame(first, shopper.post(twin, PARCELS, KEY));
        try (var restarted = ShopService.another()) {
            assertSame(first, shopper.post(restarted, PARCELS, KEY));
        }
        assertThat(shopper.parcels()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {PARCELS, ORDERS})
    void hasOneEffectWhenTwoInstancesAreAskedAtOnce(String path) throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            var instance = i % 2 == 0 ? service : twin;
            calls.add(() -> shopper.post(instance, path, KEY));
        }
        List<Answer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409))
                .filteredOn(answer -> answer.status() == 201)
                .isNotEmpty()
                .extracting(Answer::body)
                .containsOnly(shopper.post(service, path, KEY).body());
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        assertThat(shopper.parcels()).isEqualTo(1);
        assertThat(shopper.phases()).doesNotHaveDuplicates();
    }

    @Test
    void refusesARepetitionWhileTheFirstIsUnderWay() throws Exception {
        var reached = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Shop.afterAttempt(
                shopper.name(),
                () -> {
                    reached.countDown();
                    await(release);
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> shopper.post(service, PARCELS, KEY));
            await(reached);

            var second = shopper.post(twin, PARCELS, KEY);
            release.countDown();

            assertProblem(second, 409, "/problems/idempotency-key-in-use");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            assertThat(first.get().status()).isEqualTo(201);
            assertSame(first.get(), shopper.post(twin, PARCELS, KEY));
        }
        assertThat(shopper.parcels()).isEqualTo(1);
    }

    @Test
    void repeatsARefusalThatTheWorkflowRecorded() {
        Shop.business(shopper.name(), () -> Result.err(Refusal.SOLD_OUT));
        var first = shopper.post(service, PARCELS, KEY);
        Shop.business(shopper.name(), () -> Result.ok(UUID.randomUUID()));
        var second = shopper.post(twin, PARCELS, KEY);

        assertProblem(first, 409, "/problems/conflict");
        assertThat(first.text("/trace_id")).isEqualTo(first.header("X-Trace-Id"));
        assertSame(first, second);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(shopper.phases()).containsExactly("attempted", "failed");
    }

    @Test
    void forgetsARefusalThatNothingRecorded() {
        Shop.business(shopper.name(), () -> Result.err(Refusal.SOLD_OUT));
        var first = shopper.post(service, ORDERS, KEY);
        Shop.business(shopper.name(), () -> Result.ok(shopper.id()));
        var second = shopper.post(twin, ORDERS, KEY);

        assertProblem(first, 409, "/problems/conflict");
        assertThat(second.status()).isEqualTo(201);
    }

    @Test
    void forgetsARefusalThatAsksToComeBack() {
        Shop.business(shopper.name(), () -> Result.err(Refusal.CLOSED_FOR_NOW));
        var first = shopper.post(service, PARCELS, KEY);
        Shop.business(shopper.name(), () -> Result.ok(shopper.id()));
        var second = shopper.post(twin, PARCELS, KEY);

        assertProblem(first, 503, "/problems/service-unavailable");
        assertThat(first.header("Retry-After")).isEqualTo("3");
        assertThat(second.status()).isEqualTo(201);
        assertThat(shopper.phases())
                .containsExactly("attempted", "failed", "attempted", "succeeded");
    }

    @Test
    void forgetsWhatBroke() {
        Shop.business(
                shopper.name(),
                () -> {
                    throw new Shop.Crash();
                });
        var first = shopper.post(service, PARCELS, KEY);
        Shop.business(shopper.name(), () -> Result.ok(shopper.id()));
        var second = shopper.post(service, PARCELS, KEY);

        assertProblem(first, 500, "/problems/internal-error");
        assertThat(second.status()).isEqualTo(201);
        assertThat(shopper.phases())
                .containsExactly("attempted", "failed", "attempted", "succeeded");
    }

    @Test
    void carriesOnWithAWorkflowThatACrashLeftOpen() {
        shopper.crashBetweenTheTransactions();
        assertProblem(shopper.post(twin, PARCELS, KEY), 409, "/problems/idempotency-key-in-use");

        shopper.endTheLease();
        var second = shopper.post(twin, PARCELS, KEY);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEmpty();
        assertThat(shopper.phases()).containsExactly("attempted", "succeeded");
        assertThat(shopper.workflows()).isEqualTo(1);
        assertThat(shopper.parcels()).isEqualTo(1);
        assertSame(second, shopper.post(service, PARCELS, KEY));
    }

    @Test
    void closesAWorkflowThatACrashLeftOpenWithARefusalToo() {
        shopper.crashBetweenTheTransactions();
        shopper.endTheLease();
        Shop.business(shopper.name(), () -> Result.err(Refusal.SOLD_OUT));

        var second = shopper.post(twin, PARCELS, KEY);

        assertProblem(second, 409, "/problems/conflict");
        assertThat(shopper.phases()).containsExactly("attempted", "failed");
        assertThat(shopper.workflows()).isEqualTo(1);
        assertSame(second, shopper.post(service, PARCELS, KEY));
    }

    @Test
    void carriesOnOnceWhenTwoInstancesFindALeaseOver() throws Exception {
        shopper.crashBetweenTheTransactions();
        shopper.endTheLease();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls =
                    List.of(
                            () -> shopper.post(service, PARCELS, KEY),
                            () -> shopper.post(twin, PARCELS, KEY));
            assertThat(threads.invokeAll(calls))
                    .extracting(call -> call.resultNow().status())
                    .contains(201)
                    .allMatch(status -> status == 201 || status == 409);
        }
        assertThat(shopper.phases()).containsExactly("attempted", "succeeded");
        assertThat(shopper.parcels()).isEqualTo(1);
    }

    @Test
    void undoesTheWorkOfAStragglerWhoseLeaseWentToAnother() throws Exception {
        var reached = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Shop.afterAttempt(
                shopper.name(),
                () -> {
                    Shop.afterAttempt(shopper.name(), () -> {});
                    reached.countDown();
                    await(release);
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var straggler = threads.submit(() -> shopper.post(service, PARCELS, KEY));
            await(reached);
            shopper.endTheLease();

            var second = shopper.post(twin, PARCELS, KEY);
            release.countDown();

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.header("Idempotent-Replayed")).isEmpty();
            assertSame(second, straggler.get());
            assertThat(straggler.get().header("Idempotent-Replayed")).isEqualTo("true");
        }
        assertThat(shopper.parcels()).isEqualTo(1);
        assertThat(shopper.phases()).containsExactly("attempted", "succeeded");
    }

    @Test
    void undoesTheWorkOfAStragglerWhileTheOtherIsStillUnderWay() throws Exception {
        var reached = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var otherReached = new CountDownLatch(1);
        var otherRelease = new CountDownLatch(1);
        Runnable other = pause(otherReached, otherRelease);
        Runnable straggler = pause(reached, release);
        Shop.afterAttempt(
                shopper.name(),
                () -> {
                    Shop.afterAttempt(shopper.name(), other);
                    straggler.run();
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> shopper.post(service, PARCELS, KEY));
            await(reached);
            shopper.endTheLease();
            var second = threads.submit(() -> shopper.post(twin, PARCELS, KEY));
            await(otherReached);

            release.countDown();

            assertProblem(first.get(), 409, "/problems/idempotency-key-in-use");
            assertThat(shopper.phases()).containsExactly("attempted");
            assertThat(shopper.parcels()).isZero();
            otherRelease.countDown();
            assertThat(second.get().status()).isEqualTo(201);
        }
        assertThat(shopper.phases()).containsExactly("attempted", "succeeded");
        assertThat(shopper.parcels()).isEqualTo(1);
    }

    private static Runnable pause(CountDownLatch reached, CountDownLatch release) {
        return () -> {
            reached.countDown();
            await(release);
        };
    }

    private static void await(CountDownLatch latch) {
        eventually("the other request", () -> assertThat(latch.getCount()).isZero());
    }
}
