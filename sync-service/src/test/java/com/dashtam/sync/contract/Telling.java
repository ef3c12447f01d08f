package com.dashtam.sync.contract;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.fixture.Any;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an institution tells in one reading, page by page. */
public final class Telling {

    private final Ports ports;
    private final UUID job = Any.IDS.next();
    private final Reading reading;
    private final Instant now;
    private Counts counts = Counts.NONE;
    private int page;
    private int rows;
    private int removals;

    public Telling(Ports ports, Holder holder, Instant now) {
        this(ports, holder, Set.of(), now);
    }

    /**
     * @param doubtful accounts of which nothing is concluded
     */
    public Telling(Ports ports, Holder holder, Set<UUID> doubtful, Instant now) {
        this.ports = ports;
        this.now = now;
        this.reading =
                ports.transactions()
                        .inTransaction(() -> ports.ledger().begin(job, holder, doubtful));
    }

    /** Rows that are told without saying what else there is or is not. */
    public static Counts of(
            Ports ports, Holder holder, Instant now, List<NormalizedTransaction> rows) {
        return new Telling(ports, holder, now).page(rows).changes();
    }

    public Telling page(NormalizedTransaction... told) {
        return page(List.of(told));
    }

    public Telling page(List<NormalizedTransaction> told) {
        page++;
        var range = new Ledger.Rows(rows, rows + told.size());
        rows = range.to();
        counts =
                counts.plus(
                        ports.transactions()
                                .inTransaction(() -> {
                                    ports.ledger().stage(job, range.from(), staged(told));
                                    return ports.ledger().merge(reading, range, now);
                                }));
        return this;
    }

    private List<StagedRow> staged(List<NormalizedTransaction> told) {
        return told.stream().map(row -> new StagedRow(page, row)).toList();
    }

    public Telling gone(String account, String id) {
        removals++;
        ports.transactions()
                .inTransaction(() -> {
                    ports.ledger()
                            .stageRemovals(job, rows, List.of(new RemovedTransaction(account, id)));
                    return job;
                });
        return this;
    }

    /** What is done at its end. */
    public Occasion occasion() {
        return new Occasion(Optional.of(reading), now);
    }

    /** That was all there is. */
    public Counts everything() {
        return conclude(new Coverage.Listing(Optional.empty(), DateWindow.EVERYTHING));
    }

    /** That was all that is new. */
    public Counts changes() {
        return conclude(new Coverage.Changes());
    }

    /** That was all that stands in the file. */
    public Counts statement() {
        return conclude(new Coverage.Statement());
    }

    public Counts conclude(Coverage coverage) {
        int expected = rows + removals;
        return counts.plus(
                ports.transactions()
                        .inTransaction(
                                () -> ports.ledger().conclude(reading, coverage, expected, now)));
    }
}
