package com.dashtam.sync.domain.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Tells which transactions that two sources tell of in one account are the same ones. They have no
 * identifier in common; an institution and its own statements often differ in the day and in the
 * words too, never in the amount.
 */
public final class Meeting {

    /** So many days may lie between what two sources say of one transaction. */
    public static final int DAYS_APART = 3;

    private Meeting() {}

    /** A transaction as one source tells of it. */
    public record Told(UUID id, String description, LocalDate date) {}

    /** Two transactions of one amount that may be the same; the elder one comes first. */
    public record Candidate(Told elder, Told younger) {

        private long days() {
            return Math.abs(ChronoUnit.DAYS.between(elder.date(), younger.date()));
        }

        private boolean isUnlike() {
            return !Settlement.areAlike(elder.description(), younger.description());
        }
    }

    /** Like descriptions first, then the nearest day, then the order of their making. */
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparing(Candidate::isUnlike)
                    .thenComparing(Candidate::days)
                    .thenComparing(it -> it.elder().id().toString())
                    .thenComparing(it -> it.younger().id().toString());

    /** The pairs that are one, each transaction in one of them at most. */
    public static List<Candidate> decide(List<Candidate> candidates) {
        List<Candidate> pairs = new ArrayList<>();
        Set<UUID> taken = new HashSet<>();
        candidates.stream()
                .sorted(BEST_FIRST)
                .filter(it -> !taken.contains(it.elder().id()))
                .filter(it -> !taken.contains(it.younger().id()))
                .forEach(it -> {
                    taken.add(it.elder().id());
                    taken.add(it.younger().id());
                    pairs.add(it);
                });
        return pairs;
    }
}
