package com.dashtam.sync.domain.matching;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.sync.domain.account.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What becomes of accounts that were read under identifiers which are not kept, while kept accounts
 * of the connection were not read: institutions hand out new identifiers, with every consent or
 * when they change systems. The more speaks for a pair the earlier it is made; a pair is made only
 * if nothing speaks as much for another. What remains open is a question to the user.
 *
 * @param renumbered the institution's new identifier of kept accounts, by their id
 * @param questions accounts that may be one of several kept ones, or a new one
 */
public record Matching(Map<UUID, String> renumbered, List<Question> questions) {

    /**
     * An account that was read.
     *
     * @param candidates the kept accounts that it may be, the likeliest first
     */
    public record Question(NormalizedAccount account, List<UUID> candidates) {}

    public Matching {
        renumbered = Map.copyOf(renumbered);
        questions = List.copyOf(questions);
    }

    /**
     * @param kept all accounts of one connection
     * @param read all that its institution shows now; of those that share an identifier the first
     *     counts
     */
    public static Matching of(List<Account> kept, List<NormalizedAccount> read) {
        Set<String> known =
                kept.stream().map(Account::providerAccountId).collect(Collectors.toSet());
        Set<String> shown =
                read.stream().map(NormalizedAccount::providerAccountId).collect(Collectors.toSet());
        var strange = new LinkedHashMap<String, NormalizedAccount>();
        read.stream()
                .filter(account -> !known.contains(account.providerAccountId()))
                .forEach(account -> strange.putIfAbsent(account.providerAccountId(), account));
        var missing =
                kept.stream()
                        .filter(account -> !shown.contains(account.providerAccountId()))
                        .toList();
        var pairing = new Pairing(missing, strange.values());
        pairing.make(Likeness.NAME_AND_NUMBER);
        pairing.make(Likeness.NUMBER);
        pairing.make(Likeness.NAME);
        return new Matching(pairing.made, pairing.questions());
    }

    /** The accounts for which there is no pair yet. */
    private static final class Pairing {

        private final List<Account> missing;
        private final List<NormalizedAccount> strange;
        private final Map<UUID, String> made = new LinkedHashMap<>();

        Pairing(Collection<Account> missing, Collection<NormalizedAccount> strange) {
            this.missing = new ArrayList<>(missing);
            this.strange = new ArrayList<>(strange);
        }

        void make(Likeness least) {
            for (NormalizedAccount account : List.copyOf(strange)) {
                theOnly(account, least)
                        .ifPresent(kept -> {
                            made.put(kept.id(), account.providerAccountId());
                            missing.remove(kept);
                            strange.remove(account);
                        });
            }
        }

        /** The kept account that is like this one, if no other is and it is like no other. */
        private Optional<Account> theOnly(NormalizedAccount account, Likeness least) {
            List<Account> alike = candidates(account, least);
            if (alike.size() != 1) {
                return Optional.empty();
            }
            Account kept = alike.getFirst();
            long rivals =
                    strange.stream()
                            .filter(other -> Likeness.of(kept, other).compareTo(least) >= 0)
                            .count();
            return rivals == 1 ? Optional.of(kept) : Optional.empty();
        }

        private List<Account> candidates(NormalizedAccount account, Likeness least) {
            return missing.stream()
                    .filter(kept -> Likeness.of(kept, account).compareTo(least) >= 0)
                    .sorted(
                            Comparator.<Account, Likeness>comparing(
                                            kept -> Likeness.of(kept, account))
                                    .reversed()
                                    .thenComparing(Account::name)
                                    .thenComparing(Account::id))
                    .toList();
        }

        List<Question> questions() {
            return strange.stream()
                    .map(account ->
                            new Question(
                                    account,
                                    candidates(account, Likeness.NAME).stream()
                                            .map(Account::id)
                                            .toList()))
                    .filter(question -> !question.candidates().isEmpty())
                    .toList();
        }
    }
}
