package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.reconciliation.Reconciliation;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Between;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Stated;
import com.dashtam.sync.domain.reconciliation.Reconciliations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.memory.Memory.StoredAccount;
import com.dashtam.sync.memory.Memory.StoredDayBalance;
import com.dashtam.sync.memory.Memory.StoredSnapshot;
import com.dashtam.sync.memory.Memory.StoredTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

final class InMemoryReconciliations implements Reconciliations {

    private final Memory memory;

    InMemoryReconciliations(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Reconciliation> list(
            UUID userId, UUID accountId, Optional<LocalDate> upTo, int limit) {
        return Optional.ofNullable(memory.accounts.get(accountId))
                .filter(stored -> stored.userId().equals(userId))
                .map(StoredAccount::account)
                .map(account -> list(account, upTo.orElse(LocalDate.MAX), limit))
                .orElse(List.of());
    }

    private List<Reconciliation> list(Account account, LocalDate upTo, int limit) {
        List<Stated> stated =
                memory
                        .dayBalances
                        .getOrDefault(account.id(), new TreeMap<>())
                        .headMap(upTo, true)
                        .descendingMap()
                        .entrySet()
                        .stream()
                        .map(entry -> stated(account, entry))
                        .toList();
        return IntStream.range(0, Math.max(0, stated.size() - 1))
                .limit(limit)
                .mapToObj(i -> reconciliation(account, stated.get(i + 1), stated.get(i)))
                .toList();
    }

    private Stated stated(Account account, Map.Entry<LocalDate, StoredDayBalance> entry) {
        Optional<Money> cash =
                memory.snapshots.values().stream()
                        .filter(stored -> stored.jobId().equals(entry.getValue().jobId()))
                        .map(StoredSnapshot::snapshot)
                        .filter(snapshot -> snapshot.accountId().equals(account.id()))
                        .flatMap(snapshot -> snapshot.cashValue().stream())
                        .findFirst();
        return new Stated(entry.getKey(), entry.getValue().balance(), cash);
    }

    private Reconciliation reconciliation(Account account, Stated opening, Stated closing) {
        var currency = closing.balance().currency();
        List<Money> amounts =
                memory.transactions.values().stream()
                        .map(StoredTransaction::transaction)
                        .filter(t -> t.accountId().equals(account.id()))
                        .filter(t -> t.status() == TransactionStatus.SETTLED)
                        .filter(t -> t.date().isAfter(opening.day()))
                        .filter(t -> !t.date().isAfter(closing.day()))
                        .map(Transaction::amount)
                        .toList();
        List<Money> own = amounts.stream().filter(a -> a.currency().equals(currency)).toList();
        return new Reconciliation(
                account.type().family() == AccountType.Family.INVESTMENT,
                opening,
                closing,
                new Between(
                        own.stream().reduce(Money.zero(currency), Money::plus),
                        amounts.size(),
                        amounts.size() - own.size()));
    }
}
