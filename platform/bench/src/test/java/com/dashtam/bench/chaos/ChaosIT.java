package com.dashtam.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class ChaosIT {

    /** Any other by {@code -Dchaos.seed}: what it draws must be survived as well. */
    private static final long SEED = Long.getLong("chaos.seed", 20_261_121);

    private static final int KILLS_EACH = Integer.getInteger("chaos.kills", 2);

    private final World world;

    ChaosIT(World world) {
        this.world = world;
    }

    @Test
    void losesNothingAndRepeatsNothingWhenAnyProcessIsKilled() {
        ChaosResult result =
                new Chaos(world.system(), System.out::println)
                        .run(new ChaosOptions(KILLS_EACH, SEED, Duration.ZERO));

        System.out.println(result.summary());
        assertThat(Kills.VICTIMS)
                .allSatisfy(victim -> assertThat(result.kills(victim)).isEqualTo(KILLS_EACH));
        assertThat(result.counts().acknowledged()).isGreaterThan(20L * KILLS_EACH);
        assertThat(result.reconciliation().isClean()).as(result.summary()).isTrue();
    }
}
