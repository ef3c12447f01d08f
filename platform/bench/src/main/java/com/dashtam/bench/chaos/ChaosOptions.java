package com.dashtam.bench.chaos;

import java.util.Iterator;
import java.util.List;

/**
 * What the command was called with.
 *
 * @param kills how often each process is killed
 */
record ChaosOptions(int kills, long seed) {

    private static final int USUAL_KILLS = 20;
    private static final int MOST_KILLS = 1_000;
    private static final String USAGE = "chaos [--kills N] [--seed N]";

    /**
     * @param seed where none is given
     * @throws IllegalArgumentException that says how it is called
     */
    static ChaosOptions of(List<String> words, long seed) {
        int kills = USUAL_KILLS;
        long chosen = seed;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--kills" -> kills = Math.toIntExact(number(rest, MOST_KILLS));
                case "--seed" -> chosen = number(rest, Long.MAX_VALUE);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new ChaosOptions(kills, chosen);
    }

    private static long number(Iterator<String> rest, long most) {
        String word = rest.hasNext() ? rest.next() : "";
        long number = word.matches("\\d{1,18}") ? Long.parseLong(word) : 0;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(USAGE);
        }
        return number;
    }
}
