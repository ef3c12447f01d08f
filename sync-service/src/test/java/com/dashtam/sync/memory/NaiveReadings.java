package com.dashtam.sync.memory;

import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRowsLostException;
import com.dashtam.sync.domain.transaction.Annotations;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rules of a reading, row by row, as plainly as they can be said. */
final class NaiveReadings extends NaiveMerge {

    NaiveReadings(Memory memory, Ids ids) {
        super(memory, ids);
    }

    Reading begin(UUID jobId, Holder holder, Set<UUID> doubtful) {
        Set<UUID> known =
                accounts(holder).stream()
                        .map(Account::id)
                        .filter(id -> kept().stream().anyMatch(k -> k.accountId.equals(id)))
                        .collect(Collectors.toSet());
        return new Reading(ids.next(), jobId, holder, 0, known, Set.of(), doubtful);
    }

    boolean remove(UUID userId, UUID transactionId, Instant now) {
        NaiveRow k = ledger.get(transactionId);
        if (k == null || k.removed || !k.userId.equals(userId)) {
            return false;
        }
        k.removed = true;
        k.removedByUser = true;
        k.updatedAt = now;
        show(k);
        return true;
    }

    void annotate(UUID userId, UUID transactionId, Annotations annotations, Instant now) {
        NaiveRow k = ledger.get(transactionId);
        if (k != null && k.userId.equals(userId) && !k.removed) {
            k.annotations = annotations;
            k.updatedAt = now;
            show(k);
        }
    }

    List<KeptRow> kept(UUID userId) {
        return kept().stream()
                .filter(k -> k.userId.equals(userId))
                .map(k ->
                        new KeptRow(
                                k.id,
                                k.accountId,
                                KeptRow.Said.of(k.row),
                                k.removed ? (k.removedByUser ? "user" : "institution") : "",
                                k.history.stream().map(KeptRow.Said::of).toList(),
                                Set.copyOf(k.formerIds)))
                .toList();
    }

    Counts conclude(Reading reading, Coverage coverage, int expected, Instant now) {
        step++;
        List<Gone> told = removals.getOrDefault(reading.jobId(), List.of());
        int found = rowsOf(reading).size() + told.size();
        if (found != expected) {
            throw new StagedRowsLostException(expected, found);
        }
        List<Staged> held =
                rowsOf(reading).values().stream().filter(it -> it.fate == Fate.HELD).toList();
        held.stream().filter(it -> isKnown(reading, it)).forEach(it -> it.fate = Fate.SUPERSEDED);
        long superseded =
                rowsOf(reading).values().stream().filter(it -> it.fate == Fate.SUPERSEDED).count();
        Counts counts = new Counts(0, 0, (int) superseded, 0);
        for (Staged it : held) {
            if (it.fate == Fate.SUPERSEDED) {
                continue;
            }
            var twin =
                    ofAccount(reading, it).stream()
                            .filter(k -> NaiveSettlement.isTwin(k.row, it.row))
                            .filter(k -> !reading.id().equals(k.reading))
                            .filter(k -> mayHaveMoved(reading, coverage, k))
                            .min(java.util.Comparator.comparing(k -> k.removed));
            if (twin.isPresent()) {
                counts = counts.plus(moveTo(twin.get(), it, reading, now));
            }
        }
        var open = held.stream().filter(it -> it.fate == Fate.HELD).toList();
        var pairs =
                NaiveSettlement.pairs(
                        open,
                        it -> it.row,
                        kept().stream()
                                .filter(k -> isOfTheConnection(reading, k))
                                .filter(NaiveRow::isPending)
                                .filter(k ->
                                        k.removed && isNotStaged(reading, k)
                                                || isGone(reading, coverage, k))
                                .toList(),
                        (it, k) -> accountOf(reading, it).filter(k.accountId::equals).isPresent(),
                        k -> k.row);
        for (var pair : pairs.entrySet()) {
            counts = counts.plus(moveTo(pair.getValue(), pair.getKey(), reading, now));
        }
        for (Staged it : held) {
            if (it.fate == Fate.HELD) {
                counts = counts.plus(mergeOne(reading, it, Set.of(), now));
            }
        }
        settlingLater(reading).forEach((pending, row) -> remember(reading, pending, row));
        int removed = 0;
        for (NaiveRow k : List.copyOf(ledger.values())) {
            if (!k.removed && isOfTheConnection(reading, k) && isGone(reading, coverage, k)) {
                k.removed = true;
                k.updatedAt = now;
                k.reading = reading.id();
                show(k);
                removed++;
            }
        }
        discardStaged(reading.jobId());
        return counts.plus(new Counts(0, 0, 0, 0, removed));
    }

    private boolean isKnown(Reading reading, Staged it) {
        return accountOf(reading, it)
                        .flatMap(account -> find(account, it.row.providerTransactionId()))
                        .isPresent()
                || bearerOfOld(reading, it).isPresent();
    }

    private Counts moveTo(NaiveRow k, Staged it, Reading reading, Instant now) {
        it.fate = Fate.MERGED;
        k.formerIds.add(k.row.providerTransactionId());
        replace(k, it.row, reading, now);
        return k.removedByUser ? new Counts(0, 0, 1, 0) : new Counts(0, 1, 0, 0);
    }

    private boolean mayHaveMoved(Reading reading, Coverage coverage, NaiveRow k) {
        return switch (coverage) {
            case Coverage.Listing _ -> isNotStaged(reading, k) || isSaidToBeGone(reading, k);
            case Coverage.Statement _ -> isNotStaged(reading, k);
            case Coverage.Changes _ ->
                    k.removed && isNotStaged(reading, k) || isSaidToBeGone(reading, k);
        };
    }

    private static boolean isRead(Reading reading, Account account) {
        return account.active() && !reading.doubtful().contains(account.id());
    }

    private boolean isGone(Reading reading, Coverage coverage, NaiveRow k) {
        return switch (coverage) {
            case Coverage.Listing(var account, var window) ->
                    isSaidToBeGone(reading, k)
                            || k.isPending()
                                    && isRead(reading, memory.accounts.get(k.accountId).account())
                                    && account.map(k.accountId::equals).orElse(true)
                                    && window.from()
                                            .map(day -> !k.row.date().isBefore(day))
                                            .orElse(true)
                                    && window.to()
                                            .map(day -> !k.row.date().isAfter(day))
                                            .orElse(true)
                                    && isNotStaged(reading, k);
            case Coverage.Changes _ -> isSaidToBeGone(reading, k);
            case Coverage.Statement _ -> false;
        };
    }
}
