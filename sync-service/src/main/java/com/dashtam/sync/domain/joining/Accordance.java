package com.dashtam.sync.domain.joining;

import java.util.Comparator;
import java.util.UUID;

/**
 * How far two accounts of like kind and number agree in the days of which both tell.
 *
 * @param account the one that was just read
 * @param other one of another connection of the same user
 * @param same whether one institution tells of both under one identifier
 * @param fewer how many transactions the one of the two has that has fewer
 * @param shared how many of them the other has too
 */
public record Accordance(UUID account, UUID other, boolean same, int fewer, int shared) {

    public static final Comparator<Accordance> MOST_EVIDENT_FIRST =
            Comparator.comparing(Accordance::same).thenComparing(Accordance::shared).reversed();

    /** So many transactions must be shared. */
    public static final int LEAST_SHARED = 3;

    /** So many of a hundred must be shared. */
    public static final int LEAST_PERCENT = 80;

    /** Whether so much is the same that the accounts are. */
    public boolean isEvident() {
        return same || shared >= LEAST_SHARED && 100L * shared >= (long) LEAST_PERCENT * fewer;
    }
}
