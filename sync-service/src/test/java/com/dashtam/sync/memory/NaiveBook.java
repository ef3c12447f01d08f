package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.memory.Memory.StoredAccount;
import com.dashtam.sync.memory.Memory.StoredTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** All transactions and what is staged of readings, with the plainest way to find them. */
abstract class NaiveBook {

    final Memory memory;
    final Ids ids;
    final Map<UUID, NaiveRow> ledger =
            new TreeMap<>(java.util.Comparator.comparing(UUID::toString));
    final Map<UUID, TreeMap<Integer, Staged>> staged = new HashMap<>();
    final Map<UUID, List<Gone>> removals = new HashMap<>();
    private final Map<UUID, Map<Staged, Staged>> settlingLater = new HashMap<>();

    NaiveBook(Memory memory, Ids ids) {
        this.memory = memory;
        this.ids = ids;
    }

    int step;

    enum Fate {
        OPEN,
        HELD,
        MERGED,
        LATE,
        SUPERSEDED
    }

    static final class Staged {
        final UUID id;
        NormalizedTransaction row;
        Fate fate = Fate.OPEN;
        Optional<LeftOut.Reason> rejected = Optional.empty();

        Staged(UUID id, NormalizedTransaction row) {
            this.id = id;
            this.row = row;
        }
    }

    record Gone(int nextRow, RemovedTransaction removal) {}

    void stage(UUID jobId, int firstRow, List<StagedRow> rows) {
        int place = firstRow;
        for (StagedRow row : rows) {
            staged.computeIfAbsent(jobId, _ -> new TreeMap<>())
                    .put(place++, new Staged(ids.next(), row.transaction()));
        }
    }

    void stageRemovals(UUID jobId, int nextRow, List<RemovedTransaction> gone) {
        gone.forEach(it ->
                removals.computeIfAbsent(jobId, _ -> new ArrayList<>()).add(new Gone(nextRow, it)));
    }

    List<LeftOutRow> rejected(UUID jobId) {
        return staged.getOrDefault(jobId, new TreeMap<>()).values().stream()
                .flatMap(it ->
                        it
                                .rejected
                                .map(reason ->
                                        LeftOutRow.unmerged(LeftOutRow.contentOf(it.row), reason))
                                .stream())
                .toList();
    }

    void discardStaged(UUID jobId) {
        staged.remove(jobId);
        removals.remove(jobId);
        settlingLater.remove(jobId);
    }

    /** Pending rows, each with a row of its page that settles it and waits for the end. */
    Map<Staged, Staged> settlingLater(Reading reading) {
        return settlingLater.computeIfAbsent(reading.jobId(), _ -> new LinkedHashMap<>());
    }

    boolean isNotStaged(Reading reading, NaiveRow k) {
        return rowsOf(reading).values().stream().noneMatch(it -> names(it.row, k));
    }

    boolean isSaidToBeGone(Reading reading, NaiveRow k) {
        return removals.getOrDefault(reading.jobId(), List.of()).stream()
                .filter(gone -> names(gone.removal(), k))
                .anyMatch(gone ->
                        rowsOf(reading).tailMap(gone.nextRow()).values().stream()
                                .noneMatch(it -> names(it.row, k)));
    }

    boolean names(NormalizedTransaction row, NaiveRow k) {
        return names(
                new RemovedTransaction(row.providerAccountId(), row.providerTransactionId()), k);
    }

    boolean names(RemovedTransaction removal, NaiveRow k) {
        return memory.accounts
                        .get(k.accountId)
                        .account()
                        .providerAccountId()
                        .equals(removal.providerAccountId())
                && k.row.providerTransactionId().equals(removal.providerTransactionId());
    }

    boolean isOfTheConnection(Reading reading, NaiveRow k) {
        return memory.accounts
                .get(k.accountId)
                .account()
                .connectionId()
                .equals(reading.holder().connectionId());
    }

    TreeMap<Integer, Staged> rowsOf(Reading reading) {
        return staged.computeIfAbsent(reading.jobId(), _ -> new TreeMap<>());
    }

    Collection<NaiveRow> kept() {
        return ledger.values();
    }

    List<NaiveRow> ofAccount(Reading reading, Staged it) {
        var account = accountOf(reading, it);
        return kept().stream()
                .filter(k -> account.filter(k.accountId::equals).isPresent())
                .toList();
    }

    Optional<NaiveRow> find(UUID accountId, String providerId) {
        return kept().stream()
                .filter(k -> k.accountId.equals(accountId))
                .filter(k -> k.row.providerTransactionId().equals(providerId))
                .findFirst();
    }

    Optional<UUID> accountOf(Reading reading, Staged it) {
        return accounts(reading.holder()).stream()
                .filter(a -> a.providerAccountId().equals(it.row.providerAccountId()))
                .map(Account::id)
                .findFirst();
    }

    List<Account> accounts(Holder holder) {
        return memory.accounts.values().stream()
                .map(StoredAccount::account)
                .filter(a -> a.connectionId().equals(holder.connectionId()))
                .toList();
    }

    static Money money(NormalizedTransaction row) {
        return new Money(row.amount(), row.currency());
    }

    static boolean same(NormalizedTransaction one, NormalizedTransaction other) {
        return one.subtype() == other.subtype()
                && one.status() == other.status()
                && money(one).equals(money(other))
                && one.description().equals(other.description())
                && one.date().equals(other.date())
                && one.settlementDate().equals(other.settlementDate())
                && one.security().equals(other.security());
    }

    static NormalizedTransaction renamed(NormalizedTransaction row, String id) {
        return new NormalizedTransaction(
                row.providerAccountId(),
                id,
                row.settles(),
                row.subtype(),
                row.status(),
                row.amount(),
                row.currency(),
                row.description(),
                row.date(),
                row.settlementDate(),
                row.security());
    }

    void show(NaiveRow k) {
        if (k.removed) {
            memory.transactions.remove(k.id);
        } else {
            memory.transactions.put(k.id, new StoredTransaction(shown(k), k.userId));
        }
    }

    static Transaction shown(NaiveRow k) {
        return new Transaction(
                k.id,
                k.accountId,
                k.row.providerTransactionId(),
                k.row.subtype(),
                k.row.status(),
                money(k.row),
                k.row.description(),
                k.row.date(),
                k.row.settlementDate(),
                k.row.security(),
                k.annotations,
                k.createdAt,
                k.updatedAt);
    }

    /** Once in a step, however often it changes there. */
    void remember(NaiveRow k) {
        if (k.rememberedIn != step) {
            k.rememberedIn = step;
            k.history.add(k.row);
        }
    }

    void replace(NaiveRow k, NormalizedTransaction row, Reading reading, Instant now) {
        remember(k);
        k.row = row;
        k.reading = reading.id();
        k.updatedAt = now;
        k.removed = k.removedByUser;
        show(k);
    }
}
