package com.dashtam.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.chaos.Kills.Kill;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KillsTest {

    @Test
    void killsEachProcessAsOftenAsAskedFor() {
        Kills kills = Kills.drawn(3, new SplittableRandom(1));

        assertThat(kills.order()).hasSize(3 * Kills.VICTIMS.size());
        assertThat(Kills.VICTIMS)
                .allSatisfy(victim ->
                        assertThat(kills.order())
                                .filteredOn(kill -> kill.victim() == victim)
                                .hasSize(3));
    }

    @Test
    void drawsTheSameFromTheSameSeedAndElseAnother() {
        Kills kills = Kills.drawn(2, new SplittableRandom(1));

        assertThat(Kills.drawn(2, new SplittableRandom(1))).isEqualTo(kills);
        assertThat(Kills.drawn(2, new SplittableRandom(2))).isNotEqualTo(kills);
    }

    @Test
    void waitsForAtLeastOneRequestBeforeEachKill() {
        assertThat(Kills.drawn(50, new SplittableRandom(3)).order())
                .extracting(Kill::requests)
                .allMatch(requests -> requests >= 1);
    }
}
