package com.dashtam.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.limit.TokenBuckets.Ask;
import com.dashtam.gateway.limit.TokenBuckets.Grant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final LimitProperties.Leases SETTINGS =
            new LimitProperties.Leases(8, 50, 4, Duration.ofSeconds(10), 3);
    private static final Policy POLICY =
            new Policy(
                    1_000,
                    1_000,
                    Policy.Scope.USER,
                    Policy.Counting.LEASED,
                    Policy.WithoutRedis.OPEN);

    private final Queue<Consumer<Grant>> answers = new ArrayDeque<>();
    private final List<Ask> asks = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private long nanos = Long.MAX_VALUE - 5;
    private final Leases leases = new Leases(this::ask, SETTINGS, () -> nanos);

    @Test
    void asksOnceForTheRequestsOfALease() {
        take("a");
        answer(8, 92);
        for (int i = 0; i < 7; i++) {
            verdicts.add(leases.takeNow("a").orElseThrow());
        }

        assertThat(leases.takeNow("a")).isEmpty();
        assertThat(asks).hasSize(1);
        assertThat(verdicts)
                .extracting(verdict -> ((Verdict.Allowed) verdict).remaining())
                .containsExactly(99, 98, 97, 96, 95, 94, 93, 92);
    }

    @Test
    void letsAllWhoComeMeanwhileWaitForOneQuestion() {
        for (int i = 0; i < 5; i++) {
            take("a");
        }
        assertThat(asks).hasSize(1);

        answer(8, 92);

        assertThat(verdicts).hasSize(5).hasOnlyElementsOfType(Verdict.Allowed.class);
        assertThat(asks).hasSize(1);
    }

    @Test
    void asksAgainWhileTheGrantDoesNotReachForAllWhoWait() {
        for (int i = 0; i < 5; i++) {
            take("a");
        }
        answer(3, 0);
        assertThat(verdicts).hasSize(3);

        answer(0, 0);

        assertThat(verdicts.subList(3, 5)).hasOnlyElementsOfType(Verdict.Denied.class);
    }

    @Test
    void doublesALeaseThatWasUsedUp() {
        take("a");
        assertThat(asks.getLast().wanted()).isEqualTo(8);
        answer(8, 500);
        while (leases.takeNow("a").isPresent()) {}

        take("a");

        assertThat(asks.getLast().wanted()).isEqualTo(16);
    }

    @Test
    void beginsAnewAfterALeaseThatWasNotUsedUp() {
        doublesALeaseThatWasUsedUp();
        answer(16, 500);
        nanos += Duration.ofSeconds(11).toNanos();

        take("a");

        assertThat(asks.getLast()).isEqualTo(new Ask("a", POLICY, 8, 4, 15));
    }

    @Test
    void asksInTimeForABucketThatIsBusyAndHoldsNoMoreThanTheLargest() {
        take("a");
        answer(8, 500);
        while (leases.takeNow("a").isPresent()) {}
        take("a");
        answer(16, 500);
        for (int i = 0; i < 6; i++) {
            assertThat(leases.takeNow("a")).isPresent();
        }
        assertThat(asks).hasSize(2);

        assertThat(leases.takeNow("a")).isPresent();

        assertThat(asks).hasSize(3);
        assertThat(asks.getLast().wanted()).isEqualTo(42);
        answer(42, 500);
        for (int i = 0; i < 50; i++) {
            assertThat(leases.takeNow("a")).as("token %d", i).isPresent();
        }
    }

    @Test
    void asksForNoMoreThanTheLargestHoweverManyWait() {
        take("a");
        for (int i = 0; i < 200; i++) {
            take("a");
        }
        answer(8, 500);

        assertThat(asks.getLast().wanted()).isEqualTo(50);
    }

    @Test
    void holdsNoMoreOfASmallBucketThanItsShare() {
        var small =
                new Policy(
                        40,
                        40,
                        Policy.Scope.USER,
                        Policy.Counting.LEASED,
                        Policy.WithoutRedis.OPEN);
        for (int i = 0; i < 20; i++) {
            assertThat(leases.take("a", small, verdicts::add)).isTrue();
        }
        answer(8, 32);

        assertThat(asks).extracting(Ask::wanted).containsExactly(8, 10);
    }

    @Test
    void givesBackWhatIsLeftWhenALeaseIsOver() {
        take("a");
        answer(8, 92);
        nanos += Duration.ofSeconds(11).toNanos();

        assertThat(leases.takeNow("a")).isEmpty();
        take("a");

        assertThat(asks.getLast()).isEqualTo(new Ask("a", POLICY, 8, 4, 7));
    }

    @Test
    void givesBackWhatNobodyComesFor() {
        take("a");
        answer(8, 92);
        leases.sweep();
        assertThat(leases.size()).isOne();

        nanos += Duration.ofSeconds(11).toNanos();
        leases.sweep();

        assertThat(leases.size()).isZero();
        assertThat(asks.getLast()).isEqualTo(new Ask("a", POLICY, 0, 4, 7));
    }

    @Test
    void refusesWithoutAskingUntilTheNextTokenComes() {
        take("a");
        answer(0, 0);

        assertThat(leases.takeNow("a")).get().isInstanceOf(Verdict.Denied.class);
        nanos += Duration.ofMillis(60).toNanos();
        assertThat(leases.takeNow("a")).isEmpty();
    }

    @Test
    void knowsNothingWhileTheBucketsAreAway() {
        take("a");
        take("a");

        answers.remove().accept(new Grant.None());

        assertThat(verdicts).containsExactly(new Verdict.Unknown(), new Verdict.Unknown());
        assertThat(leases.takeNow("a")).isEmpty();
    }

    @Test
    void keepsNoMoreLeasesThanItMay() {
        take("a");
        take("b");
        take("c");

        assertThat(leases.take("d", POLICY, verdicts::add)).isFalse();
        assertThat(leases.take("a", POLICY, verdicts::add)).isTrue();
        assertThat(leases.size()).isEqualTo(3);
    }

    private void ask(Ask ask, Consumer<Grant> then) {
        asks.add(ask);
        answers.add(then);
    }

    private void take(String bucket) {
        assertThat(leases.take(bucket, POLICY, verdicts::add)).isTrue();
    }

    private void answer(int granted, int left) {
        answers.remove().accept(new Grant.Tokens(granted, left, 50));
    }
}
