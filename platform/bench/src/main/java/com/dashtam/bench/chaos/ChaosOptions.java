package com.dashtam.bench.chaos;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * What the command was called with.
 *
 * @param kills how often each process is killed
 * @param seed draws the order and the moments of the kills, and what the customers do
 * @param kafkaAway how long Kafka is away before the kills; zero for not at all
 */
public record ChaosOptions(int kills, long seed, Duration kafkaAway) {

    private static final int USUAL_KILLS = 20;
    private static final int MOST_KILLS = 1_000;
    private static final int USUAL_SECONDS = 60;
    private static final int MOST_SECONDS = 3_600;
    private static final String USAGE = "chaos [--kills N] [--seed N] [--kafka-away SECONDS]";

    /**
     * @param seed where none is given
     * @throws IllegalArgumentException that says how it is called
     */
    static ChaosOptions of(List<String> words, long seed) {
        int kills = USUAL_KILLS;
        long chosen = seed;
        long seconds = USUAL_SECONDS;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--kills" -> kills = Math.toIntExact(number(rest, 1, MOST_KILLS));
                case "--seed" -> chosen = number(rest, 1, Long.MAX_VALUE);
                case "--kafka-away" -> seconds = number(rest, 0, MOST_SECONDS);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new ChaosOptions(kills, chosen, Duration.ofSeconds(seconds));
    }

    private static long number(Iterator<String> rest, long least, long most) {
        String word = rest.hasNext() ? rest.next() : "";
        long number = word.matches("\\d{1,18}") ? Long.parseLong(word) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(USAGE);
        }
        return number;
    }
}
