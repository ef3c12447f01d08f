package com.dashtam.bench.merge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.infrastructure.persistence.JdbcLedger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process of its own that merges transactions of new connections into the tables of sync-service
 * as its workers do, beside a COPY of the same rows and beside a merge row by row.
 *
 * <p>Arguments: the database's URL, the user, how many rows, how many rounds; the password is the
 * first line of the input. Prints for each round the rows a second of the first merge, of the same
 * merge again, of the same rows under other identifiers, of COPY, and row by row.
 */
public final class MergeRun {

    private static final int BATCH = 1_000;
    private static final int ROW_BY_ROW = 2_000;
    private static final int OTHERS = 2_500;
    private static final double NANOS = 1e9;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Ids ids = new UuidV7(Clock.systemUTC());

    private MergeRun(Connection connection) {
        var source = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(source);
        this.ledger = new JdbcLedger(jdbc, source, ids);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    public static void main(String[] arguments) throws Exception {
        String password = new String(System.in.readAllBytes(), US_ASCII).strip();
        int rows = Integer.parseInt(arguments[2]);
        try (Connection connection =
                DriverManager.getConnection(arguments[0], arguments[1], password)) {
            var run = new MergeRun(connection);
            run.addOthers();
            Baselines baselines = new Baselines(connection);
            for (int round = Integer.parseInt(arguments[3]); round > 0; round--) {
                run.round(rows, baselines);
            }
        }
    }

    /** The accounts of others, without which a table of a page is planned for and read whole. */
    private void addOthers() {
        jdbc.sql(
                        """
                        with other as (
                            insert into connection
                                (id, user_id, provider_slug, status, due_at, updated_at)
                            select uuidv7(), uuidv7(), 'bench', 'expired', now(), now()
                            from generate_series(1, ?)
                            returning id, user_id)
                        insert into account (id, user_id, connection_id, provider_account_id,
                            number_masked, name, type, currency, balance, active, created_at,
                            updated_at)
                        select uuidv7(), user_id, id, account, '****', 'Account', 'checking',
                            'EUR', 0, true, now(), now()
                        from other, unnest(array['1', '2', '3', '4']) account
                        """)
                .param(OTHERS)
                .update();
        jdbc.sql("analyze account").update();
    }

    private void round(int rows, Baselines baselines) throws Exception {
        Holder holder = newHolder();
        List<NormalizedTransaction> told = Told.transactions(rows);
        double first = rate(rows, () -> merge(holder, told), new Counts(rows, 0, 0, 0));
        double again = rate(rows, () -> merge(holder, told), new Counts(0, 0, rows, 0));
        List<NormalizedTransaction> renumbered = Told.renumbered(rows);
        double moved = rate(rows, () -> merge(holder, renumbered), new Counts(0, rows, 0, 0));
        double copy = rows / baselines.copySeconds(holder.connectionId());
        Holder other = newHolder();
        double single =
                ROW_BY_ROW / baselines.rowByRowSeconds(other, told.subList(0, ROW_BY_ROW), ids);
        System.out.printf(
                Locale.ROOT, "%.0f %.0f %.0f %.0f %.0f%n", first, again, moved, copy, single);
    }

    private Holder newHolder() {
        var holder = new Holder(ids.next(), ids.next());
        jdbc.sql(
                        """
                        insert into connection (id, user_id, provider_slug, status, due_at, updated_at)
                        values (?, ?, 'bench', 'expired', now(), now())
                        """)
                .params(holder.connectionId(), holder.userId())
                .update();
        Counts ignored =
                inTransaction(() -> ledger.mergeAccounts(holder, Told.accounts(), Instant.now()));
        return holder;
    }

    private static double rate(int rows, Supplier<Counts> merge, Counts expected) {
        long began = System.nanoTime();
        Counts counts = merge.get();
        double seconds = (System.nanoTime() - began) / NANOS;
        if (!counts.equals(expected)) {
            throw new IllegalStateException("merged " + counts + ", expected " + expected);
        }
        return rows / seconds;
    }

    private Counts merge(Holder holder, List<NormalizedTransaction> told) {
        UUID job = ids.next();
        Reading reading = inTransaction(() -> ledger.begin(job, holder));
        Counts counts = Counts.NONE;
        for (int from = 0; from < told.size(); from += BATCH) {
            var rows = new Ledger.Rows(from, Math.min(told.size(), from + BATCH));
            List<StagedRow> staged = new ArrayList<>(BATCH);
            told.subList(rows.from(), rows.to()).forEach(row -> staged.add(new StagedRow(1, row)));
            counts =
                    counts.plus(
                            inTransaction(() -> {
                                ledger.stage(job, rows.from(), staged);
                                return ledger.merge(reading, rows, Instant.now());
                            }));
        }
        var coverage = new Coverage.Listing(Optional.empty(), DateWindow.EVERYTHING);
        return counts.plus(
                inTransaction(
                        () -> ledger.conclude(reading, coverage, told.size(), Instant.now())));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return requireNonNull(transactions.execute(_ -> work.get()));
    }
}
