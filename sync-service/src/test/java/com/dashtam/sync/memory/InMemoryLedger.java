package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.memory.Memory.StoredAccount;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Merges row by row, as plainly as it can be said. */
public final class InMemoryLedger implements Ledger {

    private final Memory memory;
    private final Ids ids;
    private final NaiveReadings readings;

    InMemoryLedger(Memory memory, Ids ids) {
        this.memory = memory;
        this.ids = ids;
        this.readings = new NaiveReadings(memory, ids);
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
                                    : same(earlier, row)
                                            ? new Counts(0, 0, 1, 0)
                                            : Counts.rejected(1));
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
                before.map(Account::settings).orElse(AccountSettings.NONE),
                before.flatMap(Account::joinedTo),
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
    public Reading begin(UUID jobId, Holder holder, Set<UUID> doubtful) {
        return readings.begin(jobId, holder, doubtful);
    }

    @Override
    public void stage(UUID jobId, int firstRow, List<StagedRow> rows) {
        readings.stage(jobId, firstRow, rows);
    }

    @Override
    public void stageRemovals(UUID jobId, int nextRow, List<RemovedTransaction> removals) {
        readings.stageRemovals(jobId, nextRow, removals);
    }

    @Override
    public Counts merge(Reading reading, Rows rows, Instant now) {
        return readings.merge(reading, rows, now);
    }

    @Override
    public Counts conclude(Reading reading, Coverage coverage, int expected, Instant now) {
        return readings.conclude(reading, coverage, expected, now);
    }

    @Override
    public boolean remove(UUID userId, UUID transactionId, Instant now) {
        return readings.remove(userId, transactionId, now);
    }

    /** The rows staged for a job that were not merged. */
    List<LeftOutRow> rejected(UUID jobId) {
        return readings.rejected(jobId);
    }

    /** All that is kept of a user's transactions, in the order of their making. */
    public List<KeptRow> kept(UUID userId) {
        return readings.kept(userId);
    }

    @Override
    public void lock(UUID userId) {}

    @Override
    public void annotate(UUID userId, UUID transactionId, Annotations annotations, Instant now) {
        readings.annotate(userId, transactionId, annotations, now);
    }

    @Override
    public void discardStaged(UUID jobId) {
        readings.discardStaged(jobId);
    }
}
