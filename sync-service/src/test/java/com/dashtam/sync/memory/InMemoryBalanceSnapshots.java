package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.LatestTotals;
import com.dashtam.sync.domain.snapshot.SnapshotOrder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.snapshot.TimeWindow;
import com.dashtam.sync.memory.Memory.StoredAccount;
import com.dashtam.sync.memory.Memory.StoredSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryBalanceSnapshots implements BalanceSnapshots {

    private static final Comparator<BalanceSnapshot> NEWEST_FIRST =
            Comparator.comparing(BalanceSnapshot::capturedAt)
                    .thenComparing(s -> s.id().toString())
                    .reversed();

    private final Memory memory;
    private final Ids ids;

    InMemoryBalanceSnapshots(Memory memory, Ids ids) {
        this.memory = memory;
        this.ids = ids;
    }

    @Override
    public void capture(
            UUID jobId,
            Holder holder,
            Collection<String> providerAccountIds,
            SnapshotSource source,
            Instant at) {
        for (String key : new LinkedHashSet<>(providerAccountIds)) {
            memory.accounts.values().stream()
                    .filter(stored -> stored.userId().equals(holder.userId()))
                    .map(StoredAccount::account)
                    .filter(a -> a.connectionId().equals(holder.connectionId()))
                    .filter(a -> a.providerAccountId().equals(key))
                    .filter(a -> !isCaptured(jobId, a.id()))
                    .forEach(a -> add(jobId, holder.userId(), a, source, at));
        }
    }

    private boolean isCaptured(UUID jobId, UUID accountId) {
        return memory.snapshots.values().stream()
                .anyMatch(stored ->
                        stored.jobId().equals(jobId)
                                && stored.snapshot().accountId().equals(accountId));
    }

    private void add(UUID jobId, UUID userId, Account a, SnapshotSource source, Instant at) {
        var snapshot =
                new BalanceSnapshot(
                        ids.next(),
                        a.id(),
                        a.balance(),
                        a.availableBalance(),
                        Optional.empty(),
                        Optional.empty(),
                        source,
                        at);
        memory.snapshots.put(snapshot.id(), new StoredSnapshot(snapshot, userId, jobId));
    }

    @Override
    public void captureHoldings(UUID jobId, Holder holder, Collection<String> providerAccountIds) {
        memory.snapshots.replaceAll((_, stored) -> {
            Account account = memory.accounts.get(stored.snapshot().accountId()).account();
            return stored.jobId().equals(jobId)
                            && stored.userId().equals(holder.userId())
                            && stored.snapshot().holdingsValue().isEmpty()
                            && providerAccountIds.contains(account.providerAccountId())
                    ? new StoredSnapshot(
                            withParts(stored.snapshot(), account), stored.userId(), jobId)
                    : stored;
        });
    }

    private BalanceSnapshot withParts(BalanceSnapshot s, Account account) {
        var held =
                memory.holdings.values().stream()
                        .map(Memory.StoredHolding::holding)
                        .filter(h -> h.active() && h.accountId().equals(account.id()))
                        .toList();
        var currency = s.balance().currency();
        if (!held.stream()
                .allMatch(h ->
                        h.value().currency().equals(currency)
                                && h.value().marketValue().isPresent())) {
            return s;
        }
        var cash = held.stream().filter(h -> h.assetType() == AssetType.CASH_EQUIVALENT).toList();
        var rest = held.stream().filter(h -> !cash.contains(h)).toList();
        return new BalanceSnapshot(
                s.id(),
                s.accountId(),
                s.balance(),
                s.availableBalance(),
                Optional.of(sum(rest, currency)),
                cash.isEmpty() ? Optional.empty() : Optional.of(sum(cash, currency)),
                s.source(),
                s.capturedAt());
    }

    private static Money sum(List<Holding> held, Currency currency) {
        return held.stream()
                .flatMap(h -> h.value().marketValue().stream())
                .reduce(Money.zero(currency), Money::plus);
    }

    @Override
    public List<BalanceSnapshot> latest(UUID userId, Optional<UUID> after, int limit) {
        return latest(userId)
                .filter(s ->
                        after.map(last -> last.toString().compareTo(s.accountId().toString()) < 0)
                                .orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public LatestTotals latestTotals(UUID userId) {
        return new LatestTotals(
                (int) latest(userId).count(),
                Totals.byCurrency(latest(userId).map(BalanceSnapshot::balance)));
    }

    private Stream<BalanceSnapshot> latest(UUID userId) {
        Map<UUID, BalanceSnapshot> byAccount = new LinkedHashMap<>();
        ofUser(userId)
                .sorted(NEWEST_FIRST)
                .forEach(snapshot -> byAccount.putIfAbsent(snapshot.accountId(), snapshot));
        return byAccount.values().stream()
                .sorted(Comparator.comparing(s -> s.accountId().toString()));
    }

    @Override
    public List<BalanceSnapshot> list(
            SnapshotFilter filter, SnapshotOrder order, Optional<Position> after, int limit) {
        Comparator<BalanceSnapshot> comparator =
                switch (order) {
                    case NEWEST_FIRST -> NEWEST_FIRST;
                    case OLDEST_FIRST -> NEWEST_FIRST.reversed();
                };
        return matching(filter)
                .sorted(comparator)
                .filter(s -> after.map(position -> isBehind(s, order, position)).orElse(true))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(BalanceSnapshot s, SnapshotOrder order, Position position) {
        int byTime = s.capturedAt().compareTo(position.capturedAt());
        int newer = byTime == 0 ? s.id().toString().compareTo(position.id().toString()) : byTime;
        return switch (order) {
            case NEWEST_FIRST -> newer < 0;
            case OLDEST_FIRST -> newer > 0;
        };
    }

    @Override
    public long count(SnapshotFilter filter) {
        return matching(filter).count();
    }

    private Stream<BalanceSnapshot> matching(SnapshotFilter filter) {
        return ofUser(filter.userId())
                .filter(s -> s.accountId().equals(filter.accountId()))
                .filter(s -> filter.source().map(source -> source == s.source()).orElse(true))
                .filter(s -> isWithin(filter.window(), s.capturedAt()));
    }

    private static boolean isWithin(TimeWindow window, Instant at) {
        return window.from().map(from -> !at.isBefore(from)).orElse(true)
                && window.to().map(to -> !at.isAfter(to)).orElse(true);
    }

    private Stream<BalanceSnapshot> ofUser(UUID userId) {
        return memory.snapshots.values().stream()
                .filter(stored -> stored.userId().equals(userId))
                .map(StoredSnapshot::snapshot);
    }
}
