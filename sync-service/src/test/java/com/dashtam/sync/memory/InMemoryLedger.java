package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.StagedRowsLostException;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.memory.Memory.StoredAccount;
import com.dashtam.sync.memory.Memory.StoredTransaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Merges row by row, as plainly as it can be said. */
final class InMemoryLedger implements Ledger {

    private final Memory memory;
    private final Ids ids;

    InMemoryLedger(Memory memory, Ids ids) {
        this.memory = memory;
        this.ids = ids;
    }

    @Override
    public Counts mergeAccounts(Holder holder, List<NormalizedAccount> accounts, Instant now) {
        Map<String, NormalizedAccount> first = new HashMap<>();
        Counts counts = Counts.NONE;
        for (NormalizedAccount row : accounts) {
            var earlier = first.putIfAbsent(row.providerAccountId(), row);
            counts =
                    counts.plus(
                            earlier == null
                                    ? merge(holder, row, now)
                                    : repeated(same(earlier, row)));
        }
        return counts;
    }

    private static boolean same(NormalizedAccount a, NormalizedAccount b) {
        return a.name().equals(b.name())
                && a.numberMasked().equals(b.numberMasked())
                && a.type() == b.type()
                && a.active() == b.active()
                && money(a).equals(money(b))
                && available(a).equals(available(b));
    }

    private static Money money(NormalizedAccount row) {
        return new Money(row.balance(), row.currency());
    }

    private static Optional<Money> available(NormalizedAccount row) {
        return row.availableBalance().map(amount -> new Money(amount, row.currency()));
    }

    private Counts merge(Holder holder, NormalizedAccount row, Instant now) {
        var before = accountOf(holder, row.providerAccountId());
        var after = account(holder, row, before, now);
        memory.accounts.put(after.id(), new StoredAccount(after, holder.userId()));
        return before.isEmpty()
                ? new Counts(1, 0, 0, 0)
                : before.get().updatedAt().equals(after.updatedAt())
                        ? new Counts(0, 0, 1, 0)
                        : new Counts(0, 1, 0, 0);
    }

    private Account account(
            Holder holder, NormalizedAccount row, Optional<Account> before, Instant now) {
        boolean unchanged =
                before.filter(b ->
                                b.name().equals(row.name())
                                        && b.numberMasked().equals(row.numberMasked())
                                        && b.type() == row.type()
                                        && b.active() == row.active()
                                        && b.balance().equals(money(row))
                                        && b.availableBalance().equals(available(row)))
                        .isPresent();
        return new Account(
                before.map(Account::id).orElseGet(ids::next),
                holder.connectionId(),
                row.providerAccountId(),
                row.numberMasked(),
                row.name(),
                row.type(),
                money(row),
                available(row),
                row.active(),
                Optional.of(now),
                before.map(Account::createdAt).orElse(now),
                unchanged ? before.get().updatedAt() : now);
    }

    private Optional<Account> accountOf(Holder holder, String providerAccountId) {
        return memory.accounts.values().stream()
                .map(StoredAccount::account)
                .filter(a -> a.connectionId().equals(holder.connectionId()))
                .filter(a -> a.providerAccountId().equals(providerAccountId))
                .findFirst();
    }

    @Override
    public Counts mergeTransactions(
            Holder holder, List<NormalizedTransaction> transactions, Instant now) {
        Map<String, Transaction> first = new HashMap<>();
        Counts counts = Counts.NONE;
        for (NormalizedTransaction row : transactions) {
            var account = accountOf(holder, row.providerAccountId());
            if (account.isEmpty()) {
                counts = counts.plus(Counts.rejected(1));
                continue;
            }
            UUID accountId = account.get().id();
            var earlier = first.get(accountId + " " + row.providerTransactionId());
            if (earlier != null) {
                counts = counts.plus(repeated(says(earlier, row)));
                continue;
            }
            var before = find(accountId, row.providerTransactionId());
            if (before.isEmpty()) {
                before =
                        row.settles()
                                .flatMap(id -> find(accountId, id))
                                .filter(t -> t.status() == TransactionStatus.PENDING);
            }
            if (before.filter(kept -> isStranger(kept, row)).isPresent()) {
                first.put(accountId + " " + row.providerTransactionId(), before.get());
                counts = counts.plus(Counts.rejected(1));
                continue;
            }
            var after = transaction(accountId, row, before, now);
            first.put(accountId + " " + row.providerTransactionId(), after);
            memory.transactions.put(after.id(), new StoredTransaction(after, holder.userId()));
            counts = counts.plus(outcome(before, after));
        }
        return counts;
    }

    private static boolean isStranger(Transaction kept, NormalizedTransaction row) {
        return kept.status() != TransactionStatus.PENDING
                && !kept.date().equals(row.date())
                && !kept.description().equals(row.description())
                && !kept.amount().equals(new Money(row.amount(), row.currency()));
    }

    private static Counts outcome(Optional<Transaction> before, Transaction after) {
        if (before.isEmpty()) {
            return new Counts(1, 0, 0, 0);
        }
        return before.get().equals(after) ? new Counts(0, 0, 1, 0) : new Counts(0, 1, 0, 0);
    }

    private static Counts repeated(boolean same) {
        return same ? new Counts(0, 0, 1, 0) : Counts.rejected(1);
    }

    private Optional<Transaction> find(UUID accountId, String providerId) {
        return memory.transactions.values().stream()
                .map(StoredTransaction::transaction)
                .filter(t -> t.accountId().equals(accountId))
                .filter(t -> t.providerTransactionId().equals(providerId))
                .findFirst();
    }

    private static boolean says(Transaction kept, NormalizedTransaction row) {
        return kept.subtype() == row.subtype()
                && kept.status() == row.status()
                && kept.amount().equals(new Money(row.amount(), row.currency()))
                && kept.description().equals(row.description())
                && kept.date().equals(row.date())
                && kept.settlementDate().equals(row.settlementDate())
                && kept.security().equals(row.security());
    }

    private Transaction transaction(
            UUID accountId, NormalizedTransaction row, Optional<Transaction> before, Instant now) {
        boolean unchanged = before.filter(kept -> says(kept, row)).isPresent();
        return new Transaction(
                before.map(Transaction::id).orElseGet(ids::next),
                accountId,
                row.providerTransactionId(),
                row.subtype(),
                row.status(),
                new Money(row.amount(), row.currency()),
                row.description(),
                row.date(),
                row.settlementDate(),
                row.security(),
                before.map(Transaction::createdAt).orElse(now),
                unchanged ? before.get().updatedAt() : now);
    }

    @Override
    public int removeTransactions(Holder holder, List<RemovedTransaction> removed, Instant now) {
        int before = memory.transactions.size();
        for (RemovedTransaction row : removed) {
            accountOf(holder, row.providerAccountId())
                    .flatMap(account -> find(account.id(), row.providerTransactionId()))
                    .ifPresent(kept -> memory.transactions.remove(kept.id()));
        }
        return before - memory.transactions.size();
    }

    @Override
    public void stage(UUID jobId, int firstRow, List<NormalizedTransaction> transactions) {
        var rows = memory.staged.computeIfAbsent(jobId, _ -> new TreeMap<>());
        for (int i = 0; i < transactions.size(); i++) {
            rows.put(firstRow + i, transactions.get(i));
        }
    }

    @Override
    public Counts mergeStaged(UUID jobId, int expected, Holder holder, Instant now) {
        var rows = memory.staged.getOrDefault(jobId, Map.of());
        if (rows.size() != expected) {
            throw new StagedRowsLostException(expected, rows.size());
        }
        Counts counts = mergeTransactions(holder, List.copyOf(rows.values()), now);
        discardStaged(jobId);
        return counts;
    }

    @Override
    public void discardStaged(UUID jobId) {
        memory.staged.remove(jobId);
    }
}
