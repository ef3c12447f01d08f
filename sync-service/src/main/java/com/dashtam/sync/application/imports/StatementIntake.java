package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.sync.application.holding.InventoryIntake;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.ledger.Screening;
import com.dashtam.sync.domain.ledger.StagedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in what a file holds: its accounts in memory, its transactions set aside in the database,
 * so that a file of any size needs little memory and nothing of it shows before all of it is there.
 */
final class StatementIntake implements FeedSink {

    static final int MAX_ACCOUNTS = 1_000;
    private static final int BATCH_ROWS = 2_000;
    private static final int FILE = 1;

    private final ImportDesk desk;
    private final ImportJob job;
    private final Lease lease;
    private final ImportPace pace = new ImportPace();
    private final List<NormalizedAccount> accounts = new ArrayList<>();
    private final List<NormalizedTransaction> waiting = new ArrayList<>();
    private final InventoryIntake inventory = new InventoryIntake();
    private final Map<String, Optional<LocalDate>> days = new HashMap<>();
    private final Set<String> untold = new HashSet<>();
    private final List<LeftOutRow> leftOut = new ArrayList<>();
    private final Map<Integer, PageHash> hashes = new HashMap<>();
    private Optional<UUID> connectionId = Optional.empty();
    private Optional<String> providerSlug = Optional.empty();
    private int staged;
    private int rejected;

    StatementIntake(ImportDesk desk, ImportJob job, Lease lease) {
        this.desk = desk;
        this.job = job;
        this.lease = lease;
    }

    @Override
    public void connection(UUID id, String providerSlug) {
        connectionId = Optional.of(id);
        this.providerSlug = Optional.of(providerSlug);
    }

    @Override
    public void expects(int transactions) {
        pace.expects(transactions);
    }

    @Override
    public void account(NormalizedAccount account) {
        if (accounts.size() == MAX_ACCOUNTS) {
            throw new UnexpectedLineException("an account beyond the limit");
        }
        accounts.add(account);
    }

    @Override
    public void account(NormalizedAccount account, boolean balanceTold, Optional<LocalDate> asOf) {
        account(account);
        days.put(account.providerAccountId(), asOf);
        if (!balanceTold) {
            untold.add(account.providerAccountId());
        }
    }

    @Override
    public void omission(LeftOut record) {
        tell(LeftOutRow.unread(record));
    }

    private void tell(LeftOutRow row) {
        if (leftOut.size() < LeftOut.MOST_TOLD) {
            leftOut.add(row);
        }
    }

    @Override
    public void transaction(NormalizedTransaction transaction) {
        waiting.add(transaction);
        if (waiting.size() == BATCH_ROWS) {
            desk.holding(lease, this::setAside);
        }
        pace.next().ifPresent(this::tell);
    }

    @Override
    public void holdingsOf(String providerAccountId) {
        inventory.holdingsOf(providerAccountId);
    }

    @Override
    public void holdingsOf(String providerAccountId, Optional<LocalDate> asOf) {
        inventory.holdingsOf(providerAccountId);
        asOf.ifPresent(day -> days.put(providerAccountId, Optional.of(day)));
    }

    @Override
    public void holding(NormalizedHolding holding) {
        inventory.holding(holding);
    }

    /** A file is one page, however it is sent on. */
    @Override
    public void pageEnd(Optional<PageHash> hash) {
        hash.ifPresent(it -> hashes.put(FILE, it));
    }

    /** What the file was, by the number of its page. */
    Map<Integer, PageHash> hashes() {
        return hashes;
    }

    @Override
    public void unreadable(int records) {
        rejected += records;
    }

    /** In a transaction of its own: what is told at the end of a batch is told too late. */
    private void tell(ImportPace.Mark reached) {
        var progress =
                Fact.about(
                        job.userId(),
                        ImportWorkflow.progress(
                                job,
                                providerSlug.orElseGet(job.file().format()::usualProvider),
                                reached));
        desk.holding(
                lease,
                () -> {
                    desk.workflows().record(progress, job.run());
                    return reached;
                });
    }

    /** Sets the last rows aside, in the transaction of whoever calls. */
    int setAside() {
        var screening = Screening.transactions(waiting);
        if (!screening.accepted().isEmpty()) {
            var rows = screening.accepted().stream().map(row -> new StagedRow(FILE, row)).toList();
            desk.ledger().stage(lease.jobId(), staged, rows);
        }
        staged += screening.accepted().size();
        rejected += screening.rejected();
        screening
                .refused()
                .forEach(_ ->
                        tell(
                                LeftOutRow.of(
                                        LeftOut.Kind.TRANSACTION, LeftOut.Reason.OUT_OF_BOUNDS)));
        waiting.clear();
        return staged;
    }

    Optional<UUID> connectionId() {
        return connectionId;
    }

    Optional<String> providerSlug() {
        return providerSlug;
    }

    List<NormalizedAccount> accounts() {
        return accounts;
    }

    /** Of which days the accounts are, where the file says so. */
    FileDays days() {
        return new FileDays(days, untold);
    }

    /** The first records that could not be read, or kept exactly. */
    List<LeftOutRow> leftOut() {
        return leftOut;
    }

    Inventory inventory() {
        return inventory.inventory();
    }

    /** Records that cannot be read, or kept exactly. */
    int rejected() {
        return rejected;
    }
}
