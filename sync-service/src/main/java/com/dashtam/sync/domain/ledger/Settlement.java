package com.dashtam.sync.domain.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells which pending transactions, no longer shown, have become which new ones. Institutions often
 * say so themselves; this is for those that drop the one and show the other under an identifier, a
 * day, an amount (a tip, a deposit at a pump) or a description of its own.
 */
public final class Settlement {

    /** A posting is dated no earlier than so many days before the day it was pending. */
    public static final int DAYS_BEFORE = 3;

    /** Authorizations lapse; a posting that comes later is another one. */
    public static final int DAYS_AFTER = 14;

    /** With the same amount under another description, it must be as near as this. */
    private static final int DAYS_OF_AN_UNLIKE_DESCRIPTION = 5;

    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.5");
    private static final BigDecimal LARGEST_SHARE = new BigDecimal("1.5");

    /** What pumps and hotels ask for to see that a card is good. */
    private static final BigDecimal LARGEST_TRIAL = BigDecimal.ONE;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int SHORTEST_WORD = 3;

    /** Descriptions are cut and abbreviated; so many letters of a word tell it from others. */
    private static final int STEM = 4;

    /** Words that say how something was paid, not to whom. */
    private static final Set<String> STOP_WORDS =
            Set.of(
                    "auth", "card", "cred", "debi", "hold", "inc", "llc", "pend", "pos", "purc",
                    "the");

    private Settlement() {}

    /** What tells one posting from another. */
    public record Posting(BigDecimal amount, String description, LocalDate date) {}

    /**
     * A pending transaction and a new one that may be the same; their account, their currency and
     * the sign of their amounts are.
     *
     * @param arrival the place of the new one in its reading
     */
    public record Candidate(UUID pendingId, Posting pending, int arrival, Posting arrived) {

        private long days() {
            return ChronoUnit.DAYS.between(pending.date(), arrived.date());
        }

        private boolean isInTime() {
            return days() >= -DAYS_BEFORE && days() <= DAYS_AFTER;
        }

        private boolean isSameAmount() {
            return pending.amount().compareTo(arrived.amount()) == 0;
        }

        private boolean isPlausibleAmount() {
            BigDecimal before = pending.amount().abs();
            BigDecimal after = arrived.amount().abs();
            return before.compareTo(LARGEST_TRIAL) <= 0
                    || after.compareTo(before.multiply(LEAST_SHARE)) >= 0
                            && after.compareTo(before.multiply(LARGEST_SHARE)) <= 0;
        }

        private Optional<Likeness> likeness() {
            boolean alike = areAlike(pending.description(), arrived.description());
            if (!isInTime()) {
                return Optional.empty();
            }
            if (isSameAmount()) {
                return alike
                        ? Optional.of(Likeness.SAME_AMOUNT_AND_PAYEE)
                        : Optional.of(Likeness.SAME_AMOUNT)
                                .filter(_ -> Math.abs(days()) <= DAYS_OF_AN_UNLIKE_DESCRIPTION);
            }
            return Optional.of(Likeness.SAME_PAYEE).filter(_ -> alike && isPlausibleAmount());
        }
    }

    /** How much speaks for two postings being one; the strongest first. */
    private enum Likeness {
        SAME_AMOUNT_AND_PAYEE,
        SAME_AMOUNT,
        SAME_PAYEE
    }

    private record Match(Candidate candidate, Likeness likeness) {}

    /** The strongest claim first, then the nearest day, then the order of their making. */
    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::likeness)
                    .thenComparing((Match match) -> Math.abs(match.candidate().days()))
                    .thenComparing(match -> match.candidate().pendingId().toString())
                    .thenComparing(match -> match.candidate().arrival());

    /** The pending transaction that each new one settles; each of them is in one pair at most. */
    public static Map<Integer, UUID> decide(List<Candidate> candidates) {
        Map<Integer, UUID> decided = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        candidates.stream()
                .flatMap(it -> it.likeness().map(like -> new Match(it, like)).stream())
                .sorted(BEST_FIRST)
                .map(Match::candidate)
                .filter(it -> !decided.containsKey(it.arrival()))
                .forEach(it -> {
                    if (taken.add(it.pendingId())) {
                        decided.put(it.arrival(), it.pendingId());
                    }
                });
        return decided;
    }

    static boolean areAlike(String one, String other) {
        Set<String> words = wordsOf(one);
        Set<String> others = wordsOf(other);
        if (words.isEmpty() || others.isEmpty()) {
            return one.strip().equalsIgnoreCase(other.strip());
        }
        long shared = words.stream().filter(others::contains).count();
        return 2 * shared >= Math.min(words.size(), others.size());
    }

    private static Set<String> wordsOf(String description) {
        return NO_LETTERS
                .splitAsStream(description.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> word.substring(0, Math.min(word.length(), STEM)))
                .filter(stem -> !STOP_WORDS.contains(stem))
                .collect(Collectors.toSet());
    }
}
