package com.dashtam.sync.memory;

import static java.time.temporal.ChronoUnit.DAYS;

import com.dashtam.kernel.feed.NormalizedTransaction;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which pending row became which new one, found by looking at all of them again and again. */
final class NaiveSettlement {

    private static final int STRENGTHS = 3;
    private static final int FARTHEST = 14;

    private NaiveSettlement() {}

    static boolean isTwin(NormalizedTransaction one, NormalizedTransaction other) {
        return one.date().equals(other.date())
                && one.amount().compareTo(other.amount()) == 0
                && one.currency().equals(other.currency())
                && one.description().equals(other.description());
    }

    static boolean isInReach(NormalizedTransaction pending, NormalizedTransaction arrived) {
        long days = DAYS.between(pending.date(), arrived.date());
        return days >= -3
                && days <= FARTHEST
                && pending.currency().equals(arrived.currency())
                && pending.amount().signum() == arrived.amount().signum();
    }

    /** The new rows with the pending ones that they become. */
    static <A, P> Map<A, P> pairs(
            List<A> arrived,
            Function<A, NormalizedTransaction> ofArrived,
            List<P> oldestFirst,
            BiPredicate<A, P> mayBe,
            Function<P, NormalizedTransaction> ofPending) {
        Map<A, P> pairs = new LinkedHashMap<>();
        Set<P> taken = new HashSet<>();
        for (int strength = 0; strength < STRENGTHS; strength++) {
            for (int distance = 0; distance <= FARTHEST; distance++) {
                for (P pending : oldestFirst) {
                    for (A a : arrived) {
                        var before = ofPending.apply(pending);
                        var after = ofArrived.apply(a);
                        if (!taken.contains(pending)
                                && !pairs.containsKey(a)
                                && mayBe.test(a, pending)
                                && isInReach(before, after)
                                && Math.abs(DAYS.between(before.date(), after.date())) == distance
                                && strengthOf(before, after) == strength) {
                            taken.add(pending);
                            pairs.put(a, pending);
                        }
                    }
                }
            }
        }
        return pairs;
    }

    private static int strengthOf(NormalizedTransaction before, NormalizedTransaction after) {
        boolean alike = alike(before.description(), after.description());
        long days = Math.abs(DAYS.between(before.date(), after.date()));
        if (before.amount().compareTo(after.amount()) == 0) {
            return alike ? 0 : days <= 5 ? 1 : STRENGTHS;
        }
        double share = after.amount().doubleValue() / before.amount().doubleValue();
        boolean plausible =
                before.amount().abs().doubleValue() <= 1 || share >= 0.5 && share <= 1.5;
        return alike && plausible ? 2 : STRENGTHS;
    }

    private static boolean alike(String one, String other) {
        Set<String> shared = stems(one);
        shared.retainAll(stems(other));
        int shorter = Math.min(stems(one).size(), stems(other).size());
        return shorter == 0
                ? one.trim().equalsIgnoreCase(other.trim())
                : shared.size() * 2 >= shorter;
    }

    private static Set<String> stems(String description) {
        var stems = new TreeSet<String>();
        var word = new StringBuilder();
        for (char c : (description.toLowerCase(java.util.Locale.ROOT) + " ").toCharArray()) {
            if (Character.isLetter(c)) {
                word.append(c);
            } else {
                if (word.length() > 2) {
                    stems.add(word.substring(0, Math.min(word.length(), 4)));
                }
                word.setLength(0);
            }
        }
        Predicate<String> idle =
                "auth card cred debi hold inc llc pend pos purc the "
                        .transform(words -> stem -> words.contains(stem + " "));
        stems.removeIf(idle);
        return stems;
    }
}
