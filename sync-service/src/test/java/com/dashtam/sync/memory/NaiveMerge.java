package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Merges of pages, row by row. */
abstract class NaiveMerge extends NaiveBook {

    NaiveMerge(Memory memory, Ids ids) {
        super(memory, ids);
    }

    Counts merge(Reading reading, Ledger.Rows rows, Instant now) {
        step++;
        List<Staged> batch =
                new ArrayList<>(rowsOf(reading).subMap(rows.from(), rows.to()).values());
        Counts counts = Counts.NONE;
        batch.forEach(it -> underItsPresentName(reading, it));
        counts = counts.plus(withoutRepeats(reading, batch));
        Set<UUID> renamed = new HashSet<>();
        batch.forEach(it -> settle(reading, it, renamed, now));
        counts = counts.plus(lateBySettlement(reading, batch));
        Map<Staged, Staged> settledAtOnce = settledAtOnce(reading, batch);
        counts = counts.plus(new Counts(0, 0, settledAtOnce.size(), 0));
        for (Staged it : batch.stream().filter(it -> mustWait(reading, it)).toList()) {
            rowsOf(reading).headMap(rows.from()).values().stream()
                    .filter(earlier -> earlier.fate == Fate.HELD)
                    .filter(earlier -> isSameKey(earlier.row, it.row))
                    .forEach(earlier -> earlier.fate = Fate.SUPERSEDED);
            it.fate = Fate.HELD;
        }
        for (Staged it : batch) {
            if (it.fate == Fate.OPEN) {
                counts = counts.plus(mergeOne(reading, it, renamed, now));
            }
        }
        settledAtOnce.forEach((pending, row) -> {
            if (row.fate == Fate.MERGED) {
                remember(reading, pending, row);
            } else {
                settlingLater(reading).put(pending, row);
            }
        });
        return counts;
    }

    private void underItsPresentName(Reading reading, Staged it) {
        bearerOfOld(reading, it)
                .ifPresent(k -> {
                    boolean late = it.row.status() == TransactionStatus.PENDING && !k.isPending();
                    it.row = renamed(it.row, k.row.providerTransactionId());
                    it.fate = late ? Fate.LATE : Fate.OPEN;
                });
    }

    /** The transaction that once had the identifier of a row. */
    Optional<NaiveRow> bearerOfOld(Reading reading, Staged it) {
        return accountOf(reading, it)
                .flatMap(account ->
                        kept().stream()
                                .filter(k -> k.accountId.equals(account))
                                .filter(k -> k.formerIds.contains(it.row.providerTransactionId()))
                                .findFirst());
    }

    private Counts withoutRepeats(Reading reading, List<Staged> batch) {
        Map<List<String>, NormalizedTransaction> first = new HashMap<>();
        Counts counts = Counts.NONE;
        for (Staged it : batch) {
            if (it.fate == Fate.LATE) {
                counts = counts.plus(new Counts(0, 0, 1, 0));
                continue;
            }
            var key = List.of(it.row.providerAccountId(), it.row.providerTransactionId());
            var earlier = first.putIfAbsent(key, it.row);
            if (earlier != null) {
                it.fate = Fate.MERGED;
                boolean unknown = accountOf(reading, it).isEmpty();
                boolean lost = unknown || !same(earlier, it.row);
                if (lost) {
                    it.rejected =
                            Optional.of(
                                    unknown
                                            ? LeftOut.Reason.ACCOUNT_UNKNOWN
                                            : LeftOut.Reason.IDENTIFIER_REPEATED);
                }
                counts = counts.plus(lost ? Counts.rejected(1) : new Counts(0, 0, 1, 0));
            }
        }
        return counts;
    }

    /** New pending rows, each with the row beside it that says it settles it. */
    private Map<Staged, Staged> settledAtOnce(Reading reading, List<Staged> batch) {
        List<Staged> open = batch.stream().filter(it -> it.fate == Fate.OPEN).toList();
        Map<Staged, Staged> found = new HashMap<>();
        for (Staged it : open) {
            boolean isNew =
                    accountOf(reading, it)
                            .filter(account ->
                                    find(account, it.row.providerTransactionId()).isEmpty())
                            .isPresent();
            if (it.row.status() == TransactionStatus.PENDING && isNew) {
                open.stream()
                        .filter(row -> isOfTheSameAccount(row.row, it.row))
                        .filter(row -> row.row.status() != TransactionStatus.PENDING)
                        .filter(row ->
                                row.row
                                        .settles()
                                        .filter(it.row.providerTransactionId()::equals)
                                        .isPresent())
                        .findFirst()
                        .ifPresent(row -> found.put(it, row));
            }
        }
        found.keySet().forEach(it -> it.fate = Fate.LATE);
        return found;
    }

    void remember(Reading reading, Staged pending, Staged row) {
        String id = pending.row.providerTransactionId();
        accountOf(reading, row)
                .filter(account -> find(account, id).isEmpty())
                .flatMap(account -> find(account, row.row.providerTransactionId()))
                .ifPresent(k -> k.formerIds.add(id));
    }

    private Counts lateBySettlement(Reading reading, List<Staged> batch) {
        List<Staged> open = batch.stream().filter(it -> it.fate == Fate.OPEN).toList();
        open.stream()
                .filter(it -> bearerOfOld(reading, it).isPresent())
                .forEach(it -> it.fate = Fate.LATE);
        long late = open.stream().filter(it -> it.fate == Fate.LATE).count();
        return new Counts(0, 0, (int) late, 0);
    }

    private void settle(Reading reading, Staged it, Set<UUID> renamed, Instant now) {
        var account = accountOf(reading, it);
        if (it.fate != Fate.OPEN
                || account.isEmpty()
                || it.row.settles().isEmpty()
                || find(account.get(), it.row.providerTransactionId()).isPresent()) {
            return;
        }
        String settled = it.row.settles().get();
        kept().stream()
                .filter(k -> k.accountId.equals(account.get()) && k.isPending())
                .filter(k ->
                        k.row.providerTransactionId().equals(settled)
                                || k.formerIds.contains(settled))
                .filter(k -> !renamed.contains(k.id))
                .findFirst()
                .ifPresent(k -> {
                    renamed.add(k.id);
                    remember(k);
                    k.formerIds.add(k.row.providerTransactionId());
                    k.row = renamed(k.row, it.row.providerTransactionId());
                    k.reading = reading.id();
                    k.updatedAt = now;
                    show(k);
                });
    }

    private boolean mustWait(Reading reading, Staged it) {
        return it.fate == Fate.OPEN
                && accountOf(reading, it)
                        .filter(reading.known()::contains)
                        .filter(account -> find(account, it.row.providerTransactionId()).isEmpty())
                        .filter(account ->
                                kept().stream()
                                        .filter(k -> k.accountId.equals(account))
                                        .filter(k -> !reading.id().equals(k.reading))
                                        .anyMatch(k ->
                                                NaiveSettlement.isTwin(k.row, it.row)
                                                        || k.isPending()
                                                                && NaiveSettlement.isInReach(
                                                                        k.row, it.row)))
                        .isPresent();
    }

    Counts mergeOne(Reading reading, Staged it, Set<UUID> renamed, Instant now) {
        it.fate = Fate.MERGED;
        var account = accountOf(reading, it);
        if (account.isEmpty()) {
            it.rejected = Optional.of(LeftOut.Reason.ACCOUNT_UNKNOWN);
            return Counts.rejected(1);
        }
        var found = find(account.get(), it.row.providerTransactionId());
        if (found.isEmpty()) {
            var made =
                    new NaiveRow(
                            it.id,
                            account.get(),
                            reading.holder().userId(),
                            it.row,
                            reading.id(),
                            now);
            ledger.put(made.id, made);
            show(made);
            return new Counts(1, 0, 0, 0);
        }
        NaiveRow k = found.get();
        if (isStranger(k, it.row)) {
            it.rejected = Optional.of(LeftOut.Reason.IDENTIFIER_REUSED);
            return Counts.rejected(1);
        }
        boolean wasRenamed = renamed.contains(k.id);
        if (k.removedByUser) {
            return new Counts(0, 0, 1, 0);
        }
        if (!k.removed && same(k.row, it.row)) {
            return wasRenamed ? new Counts(0, 1, 0, 0) : new Counts(0, 0, 1, 0);
        }
        replace(k, it.row, reading, now);
        return new Counts(0, 1, 0, 0);
    }

    private static boolean isStranger(NaiveRow k, NormalizedTransaction row) {
        return !k.isPending()
                && !k.row.date().equals(row.date())
                && !k.row.description().equals(row.description())
                && !money(k.row).equals(money(row));
    }

    private static boolean isOfTheSameAccount(
            NormalizedTransaction one, NormalizedTransaction other) {
        return one.providerAccountId().equals(other.providerAccountId());
    }

    private static boolean isSameKey(NormalizedTransaction one, NormalizedTransaction other) {
        return isOfTheSameAccount(one, other)
                && one.providerTransactionId().equals(other.providerTransactionId());
    }
}
