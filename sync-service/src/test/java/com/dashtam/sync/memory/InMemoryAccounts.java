package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.account.AccountTotals;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.account.Stated;
import com.dashtam.sync.domain.account.TransactionProgress;
import com.dashtam.sync.domain.page.NamePosition;
import com.dashtam.sync.memory.Memory.StoredAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryAccounts implements Accounts {

    private final Memory memory;

    InMemoryAccounts(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Account> list(AccountFilter filter, Optional<NamePosition> after, int limit) {
        return ByName.page(matching(filter), Account::position, after, limit);
    }

    @Override
    public AccountTotals totals(AccountFilter filter) {
        List<Account> all = matching(filter).toList();
        return new AccountTotals(
                all.size(),
                (int) all.stream().filter(Account::active).count(),
                Totals.byCurrency(all.stream().map(Account::balance)));
    }

    private Stream<Account> matching(AccountFilter filter) {
        return memory.accounts.values().stream()
                .filter(stored -> stored.userId().equals(filter.userId()))
                .map(StoredAccount::account)
                .filter(a -> filter.connectionId().map(a.connectionId()::equals).orElse(true))
                .filter(a -> filter.type().map(type -> type == a.type()).orElse(true))
                .filter(a -> a.active() || !filter.activeOnly())
                .filter(a -> a.joinedTo().isEmpty() || filter.joinedToo());
    }

    @Override
    public Optional<Account> findOwned(UUID id, UUID userId) {
        return Optional.ofNullable(memory.accounts.get(id))
                .filter(stored -> stored.userId().equals(userId))
                .map(StoredAccount::account);
    }

    @Override
    public int count(UUID connectionId, Optional<UUID> accountId) {
        return (int)
                memory.accounts.values().stream()
                        .map(Memory.StoredAccount::account)
                        .filter(account -> account.connectionId().equals(connectionId))
                        .filter(Account::active)
                        .filter(account ->
                                accountId.filter(id -> !id.equals(account.id())).isEmpty())
                        .count();
    }

    @Override
    public void renumber(UUID id, String providerAccountId) {
        memory.accounts.computeIfPresent(
                id,
                (_, stored) ->
                        new StoredAccount(
                                renumbered(stored.account(), providerAccountId), stored.userId()));
        memory.transactionsSyncedAt.remove(id);
    }

    private static Account renumbered(Account account, String providerAccountId) {
        return new Account(
                account.id(),
                account.connectionId(),
                providerAccountId,
                account.numberMasked(),
                account.name(),
                account.type(),
                account.balance(),
                account.availableBalance(),
                account.active(),
                account.settings(),
                account.joinedTo(),
                account.lastSyncedAt(),
                account.createdAt(),
                account.updatedAt());
    }

    @Override
    public void set(UUID id, AccountSettings settings, Instant now) {
        memory.accounts.computeIfPresent(
                id,
                (_, stored) ->
                        new StoredAccount(with(stored.account(), settings, now), stored.userId()));
    }

    private static Account with(Account account, AccountSettings settings, Instant now) {
        return new Account(
                account.id(),
                account.connectionId(),
                account.providerAccountId(),
                account.numberMasked(),
                account.name(),
                account.type(),
                account.balance(),
                account.availableBalance(),
                account.active(),
                settings,
                account.joinedTo(),
                account.lastSyncedAt(),
                account.createdAt(),
                now);
    }

    @Override
    public TransactionProgress progress(UUID connectionId, Optional<UUID> accountId) {
        List<UUID> wanted = idsOf(connectionId, accountId);
        boolean allRead = memory.transactionsSyncedAt.keySet().containsAll(wanted);
        Optional<Instant> syncedAt =
                wanted.stream()
                        .map(memory.transactionsSyncedAt::get)
                        .filter(_ -> allRead)
                        .min(Comparator.naturalOrder());
        Optional<LocalDate> oldestPending =
                memory.transactions.values().stream()
                        .map(Memory.StoredTransaction::transaction)
                        .filter(t -> wanted.contains(t.accountId()))
                        .filter(t -> t.status() == TransactionStatus.PENDING)
                        .map(t -> t.date())
                        .min(Comparator.naturalOrder());
        return new TransactionProgress(syncedAt, oldestPending);
    }

    @Override
    public void transactionsSynced(
            UUID connectionId, Optional<UUID> accountId, Set<String> leftOut, Instant at) {
        idsOf(connectionId, accountId).stream()
                .filter(id ->
                        !leftOut.contains(memory.accounts.get(id).account().providerAccountId()))
                .forEach(id -> memory.transactionsSyncedAt.put(id, at));
    }

    @Override
    public Optional<Instant> holdingsSyncedAt(UUID id) {
        return Optional.ofNullable(memory.holdingsSyncedAt.get(id));
    }

    @Override
    public void holdingsSynced(
            UUID connectionId, Collection<String> providerAccountIds, Instant at) {
        memory.accounts.values().stream()
                .map(StoredAccount::account)
                .filter(a -> a.connectionId().equals(connectionId))
                .filter(a -> providerAccountIds.contains(a.providerAccountId()))
                .forEach(a -> memory.holdingsSyncedAt.put(a.id(), at));
    }

    @Override
    public Map<String, Stated> stated(UUID connectionId, Collection<String> providerAccountIds) {
        var found = new HashMap<String, Stated>();
        memory.accounts.values().stream()
                .map(StoredAccount::account)
                .filter(a -> a.connectionId().equals(connectionId))
                .filter(a -> providerAccountIds.contains(a.providerAccountId()))
                .forEach(a ->
                        found.put(
                                a.providerAccountId(),
                                new Stated(
                                        a.balance().amount(),
                                        a.availableBalance().map(Money::amount),
                                        Optional.ofNullable(memory.balanceAsOf.get(a.id())),
                                        Optional.ofNullable(memory.holdingsAsOf.get(a.id())))));
        return found;
    }

    @Override
    public void statedAsOf(
            UUID connectionId, Map<String, LocalDate> balances, Map<String, LocalDate> holdings) {
        memory.accounts.values().stream()
                .map(StoredAccount::account)
                .filter(a -> a.connectionId().equals(connectionId))
                .forEach(a -> {
                    note(a, balances, memory.balanceAsOf);
                    note(a, holdings, memory.holdingsAsOf);
                });
    }

    private static void note(
            Account account, Map<String, LocalDate> days, Map<UUID, LocalDate> noted) {
        if (days.containsKey(account.providerAccountId())) {
            noted.put(account.id(), days.get(account.providerAccountId()));
        }
    }

    private List<UUID> idsOf(UUID connectionId, Optional<UUID> accountId) {
        return memory.accounts.values().stream()
                .map(StoredAccount::account)
                .filter(a -> a.connectionId().equals(connectionId))
                .map(Account::id)
                .filter(id -> accountId.map(id::equals).orElse(true))
                .toList();
    }
}
