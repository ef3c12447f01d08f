package com.dashtam.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    private final AtomicLong millis = new AtomicLong(NOW.toEpochMilli());
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
    private final UuidV7 ids = new UuidV7(clock, RandomGenerator.of("L64X128MixRandom"));

    @Test
    void carriesVersionVariantAndTime() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(UuidV7.timeOf(id)).isEqualTo(NOW);
    }

    @Test
    void keepsOrderWithinAMillisecondBeyondItsCounter() {
        var made = new ArrayList<UUID>();
        for (int i = 0; i < 20_000; i++) {
            made.add(ids.next());
        }

        assertThat(made).isSortedAccordingTo(UuidV7Test::asText).doesNotHaveDuplicates();
    }

    @Test
    void keepsOrderWhenTheClockStepsBack() {
        UUID before = ids.next();
        millis.addAndGet(-5_000);

        UUID after = ids.next();

        assertThat(asText(before, after)).isNegative();
    }

    @Test
    void neverRepeatsAmongThreads() throws InterruptedException {
        Set<UUID> made = ConcurrentHashMap.newKeySet();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int j = 0; j < 1_000; j++) {
                                    made.add(ids.next());
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(made).hasSize(8_000);
    }

    @Test
    void floorIsBelowEveryIdOfItsMoment() {
        var sorted = new TreeSet<UUID>(UuidV7Test::asText);
        sorted.add(ids.next());
        sorted.add(UuidV7.floor(NOW));

        assertThat(sorted.first()).isEqualTo(UuidV7.floor(NOW));
    }

    @Test
    void refusesTheTimeOfAnotherVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> UuidV7.timeOf(UUID.randomUUID()));
    }

    // java.util.UUID compares as signed numbers; the wire and PostgreSQL compare bytes.
    private static int asText(UUID left, UUID right) {
        return left.toString().compareTo(right.toString());
    }
}
