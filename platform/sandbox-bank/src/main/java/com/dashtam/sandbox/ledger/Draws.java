package com.dashtam.sandbox.ledger;

import java.util.List;
import java.util.Random;

/**
 * Chance that repeats: {@link Random}'s algorithm is part of its contract, so draws never change.
 */
final class Draws {
    private final Random random;

    Draws(String... seed) {
        this.random = new Random(Digest.number(seed));
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    Cents amount(int leastCents, int mostCents) {
        return new Cents(between(leastCents, mostCents));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
