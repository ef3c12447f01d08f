package com.dashtam.bench.chaos;

import com.dashtam.local.system.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Whom to kill, in which order, and after how many further requests; drawn from a seed. */
record Kills(List<Kill> order) {

    /** The processes that a deployment consists of; the mailbox and the bank stand for others'. */
    static final List<Component> VICTIMS =
            List.of(
                    Component.GATEWAY,
                    Component.IDENTITY,
                    Component.PROVIDER,
                    Component.SYNC,
                    Component.AUDIT,
                    Component.KAFKA,
                    Component.REDIS,
                    Component.POSTGRESQL);

    private static final int MOST_REQUESTS = 12;
    private static final int MOST_MICROS = 60_000;

    /**
     * @param requests how many are begun before it
     * @param micros how long after the last of them it comes
     */
    record Kill(Component victim, int requests, int micros) {}

    static Kills drawn(int each, SplittableRandom random) {
        List<Kill> kills = new ArrayList<>();
        for (Component victim : VICTIMS) {
            for (int i = 0; i < each; i++) {
                kills.add(
                        new Kill(
                                victim,
                                random.nextInt(1, MOST_REQUESTS),
                                random.nextInt(MOST_MICROS)));
            }
        }
        Collections.shuffle(kills, new Random(random.nextLong()));
        return new Kills(List.copyOf(kills));
    }
}
