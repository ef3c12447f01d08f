package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.HoldingTotals;
import com.dashtam.sync.domain.holding.Holdings;
import com.dashtam.sync.domain.holding.Valuation;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.page.NamePosition;
import com.dashtam.sync.memory.Memory.StoredAccount;
import com.dashtam.sync.memory.Memory.StoredHolding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Merges account by account and row by row, as plainly as it can be said. */
final class InMemoryHoldings implements Holdings {

    private final Memory memory;
    private final Ids ids;

    InMemoryHoldings(Memory memory, Ids ids) {
        this.memory = memory;
        this.ids = ids;
    }

    @Override
    public Merged merge(Holder holder, Inventory inventory, Instant now) {
        var counts = Counts.rejected(inventory.holdings().size());
        var changes = new ArrayList<AccountChange>();
        for (Account account : accountsOf(holder, inventory)) {
            Counts done = merge(holder, account, inventory, now);
            int given = done.created() + done.updated() + done.unchanged();
            counts = counts.plus(done).plus(Counts.rejected(-given));
            if (done.changed() > 0) {
                changes.add(
                        new AccountChange(
                                account.id(),
                                (int) of(account).filter(Holding::active).count(),
                                done.created(),
                                done.updated(),
                                done.removed()));
            }
        }
        return new Merged(counts, changes);
    }

    private List<Account> accountsOf(Holder holder, Inventory inventory) {
        return memory.accounts.values().stream()
                .filter(stored -> stored.userId().equals(holder.userId()))
                .map(StoredAccount::account)
                .filter(a -> a.connectionId().equals(holder.connectionId()))
                .filter(a -> inventory.accounts().contains(a.providerAccountId()))
                .sorted(Comparator.comparing(a -> a.id().toString()))
                .toList();
    }

    private Stream<Holding> of(Account account) {
        return memory.holdings.values().stream()
                .map(StoredHolding::holding)
                .filter(holding -> holding.accountId().equals(account.id()));
    }

    private Counts merge(Holder holder, Account account, Inventory inventory, Instant now) {
        String key = account.providerAccountId();
        var named = new ArrayList<String>();
        var counts = Counts.NONE;
        for (NormalizedHolding row : inventory.holdings()) {
            if (row.providerAccountId().equals(key)) {
                named.add(row.providerHoldingId());
                counts = counts.plus(merge(holder, account, row, now));
            }
        }
        inventory.unclear().stream()
                .filter(unclear -> unclear.account().equals(key))
                .forEach(unclear -> named.add(unclear.holding()));
        var gone =
                of(account)
                        .filter(holding -> holding.active())
                        .filter(holding -> !named.contains(holding.providerHoldingId()))
                        .toList();
        gone.forEach(holding -> keep(holder, inactive(holding, now)));
        return counts.plus(new Counts(0, 0, 0, 0, gone.size()));
    }

    private Counts merge(Holder holder, Account account, NormalizedHolding row, Instant now) {
        var before =
                of(account)
                        .filter(h -> h.providerHoldingId().equals(row.providerHoldingId()))
                        .findFirst();
        var after = holding(account, row, before, now);
        if (before.filter(kept -> saysTheSame(kept, after)).isPresent()) {
            return new Counts(0, 0, 1, 0);
        }
        keep(holder, after);
        return before.isPresent() ? new Counts(0, 1, 0, 0) : new Counts(1, 0, 0, 0);
    }

    private static boolean saysTheSame(Holding kept, Holding read) {
        return kept.active()
                && kept.symbol().equals(read.symbol())
                && kept.securityName().equals(read.securityName())
                && kept.assetType() == read.assetType()
                && kept.quantity().compareTo(read.quantity()) == 0
                && kept.value().equals(read.value());
    }

    private void keep(Holder holder, Holding holding) {
        memory.holdings.put(holding.id(), new StoredHolding(holding, holder.userId()));
    }

    private Holding holding(
            Account account, NormalizedHolding row, Optional<Holding> before, Instant now) {
        return new Holding(
                before.map(Holding::id).orElseGet(ids::next),
                account.id(),
                row.providerHoldingId(),
                row.symbol(),
                row.name(),
                row.assetType(),
                row.quantity(),
                new Valuation(
                        row.currency(),
                        money(row.marketValue(), row),
                        money(row.costBasis(), row),
                        money(row.averagePrice(), row),
                        money(row.currentPrice(), row)),
                true,
                Optional.empty(),
                before.map(Holding::createdAt).orElse(now),
                now);
    }

    private static Optional<Money> money(Optional<BigDecimal> amount, NormalizedHolding row) {
        return amount.map(it -> new Money(it, row.currency()));
    }

    private static Holding inactive(Holding h, Instant now) {
        return new Holding(
                h.id(),
                h.accountId(),
                h.providerHoldingId(),
                h.symbol(),
                h.securityName(),
                h.assetType(),
                h.quantity(),
                h.value(),
                false,
                h.lastSyncedAt(),
                h.createdAt(),
                now);
    }

    @Override
    public List<Holding> list(HoldingFilter filter, Optional<NamePosition> after, int limit) {
        return ByName.page(matching(filter), Holding::position, after, limit);
    }

    @Override
    public HoldingTotals totals(HoldingFilter filter) {
        List<Holding> all = matching(filter).toList();
        List<Holding> held = all.stream().filter(Holding::active).toList();
        return new HoldingTotals(
                all.size(),
                held.size(),
                known(held, holding -> holding.value().marketValue()),
                known(held, holding -> holding.value().costBasis()),
                known(held, Holding::gainAmount));
    }

    private static SortedMap<String, Money> known(
            List<Holding> held, Function<Holding, Optional<Money>> part) {
        return Totals.byCurrency(held.stream().map(part).flatMap(Optional::stream));
    }

    private Stream<Holding> matching(HoldingFilter filter) {
        return memory.holdings.values().stream()
                .filter(stored -> stored.userId().equals(filter.userId()))
                .map(StoredHolding::holding)
                .filter(h -> filter.accountId().map(h.accountId()::equals).orElse(true))
                .filter(h -> filter.connectionId().map(connectionOf(h)::equals).orElse(true))
                .filter(h -> filter.currency().map(h.value().currency()::equals).orElse(true))
                .filter(h -> filter.type().map(type -> type == h.assetType()).orElse(true))
                .filter(h ->
                        filter.symbol()
                                .map(s -> h.symbol().filter(s::equalsIgnoreCase).isPresent())
                                .orElse(true))
                .filter(h -> h.active() || !filter.activeOnly())
                .map(this::withSyncedAt);
    }

    private UUID connectionOf(Holding holding) {
        return memory.accounts.get(holding.accountId()).account().connectionId();
    }

    private Holding withSyncedAt(Holding h) {
        return new Holding(
                h.id(),
                h.accountId(),
                h.providerHoldingId(),
                h.symbol(),
                h.securityName(),
                h.assetType(),
                h.quantity(),
                h.value(),
                h.active(),
                Optional.ofNullable(memory.holdingsSyncedAt.get(h.accountId())),
                h.createdAt(),
                h.updatedAt());
    }
}
