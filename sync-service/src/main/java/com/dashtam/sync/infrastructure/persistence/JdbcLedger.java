package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.StagedRowsLostException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Merges sets of rows, never row by row: COPY into a staging table, then one MERGE. */
public final class JdbcLedger implements Ledger {

    private static final String PAGE = "staged_page";
    private static final String FILE = "staged_transaction";

    private final JdbcClient jdbc;
    private final TransactionStaging staging;
    private final Ids ids;

    public JdbcLedger(JdbcClient jdbc, DataSource dataSource, Ids ids) {
        this.jdbc = jdbc;
        this.staging = new TransactionStaging(dataSource, ids);
        this.ids = ids;
    }

    @Override
    public Counts mergeAccounts(Holder holder, List<NormalizedAccount> accounts, Instant now) {
        if (accounts.isEmpty()) {
            return Counts.NONE;
        }
        String[] keys = texts(accounts, NormalizedAccount::providerAccountId);
        Tally tally =
                jdbc.sql(MergeSql.ACCOUNTS)
                        .param("ids", texts(accounts, _ -> ids.next().toString()))
                        .param("keys", keys)
                        .param("masks", texts(accounts, NormalizedAccount::numberMasked))
                        .param("names", texts(accounts, NormalizedAccount::name))
                        .param("types", texts(accounts, account -> account.type().text()))
                        .param("currencies", texts(accounts, account -> account.currency().code()))
                        .param("balances", texts(accounts, a -> a.balance().toPlainString()))
                        .param("available", availableBalances(accounts))
                        .param("active", texts(accounts, a -> Boolean.toString(a.active())))
                        .param("user", holder.userId())
                        .param("connection", holder.connectionId())
                        .param("now", Rows.utc(now))
                        .query(Tally::of)
                        .single();
        jdbc.sql(MergeSql.ACCOUNTS_SEEN)
                .param("connection", holder.connectionId())
                .param("keys", keys)
                .param("now", Rows.utc(now))
                .update();
        return tally.counts();
    }

    private static String[] availableBalances(List<NormalizedAccount> accounts) {
        return texts(
                accounts,
                account -> account.availableBalance().map(BigDecimal::toPlainString).orElse(null));
    }

    private static <T> String[] texts(
            List<T> rows, Function<T, @org.jspecify.annotations.Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    @Override
    public Counts mergeTransactions(
            Holder holder, List<NormalizedTransaction> transactions, Instant now) {
        if (transactions.isEmpty()) {
            return Counts.NONE;
        }
        jdbc.sql(MergeSql.CREATE_PAGE).update();
        UUID page = ids.next();
        staging.copy(PAGE, page, 0, transactions);
        return merge(PAGE, page, holder, now).counts();
    }

    @Override
    public int removeTransactions(Holder holder, List<RemovedTransaction> removed, Instant now) {
        if (removed.isEmpty()) {
            return 0;
        }
        return jdbc.sql(MergeSql.REMOVED)
                .param("accounts", texts(removed, RemovedTransaction::providerAccountId))
                .param("rows", texts(removed, RemovedTransaction::providerTransactionId))
                .param("connection", holder.connectionId())
                .update();
    }

    @Override
    public void stage(UUID jobId, int firstRow, List<NormalizedTransaction> transactions) {
        staging.copy(FILE, jobId, firstRow, transactions);
    }

    @Override
    public Counts mergeStaged(UUID jobId, int expected, Holder holder, Instant now) {
        Tally tally = merge(FILE, jobId, holder, now);
        if (tally.staged() != expected) {
            throw new StagedRowsLostException(expected, tally.staged());
        }
        discardStaged(jobId);
        return tally.counts();
    }

    @Override
    public void discardStaged(UUID jobId) {
        jdbc.sql("delete from staged_transaction where job_id = :job").param("job", jobId).update();
    }

    private Tally merge(String table, UUID jobId, Holder holder, Instant now) {
        int renamed = settle(table, jobId, holder, now);
        return jdbc.sql(MergeSql.TRANSACTIONS.formatted(table))
                .param("connection", holder.connectionId())
                .param("user", holder.userId())
                .param("job", jobId)
                .param("now", Rows.utc(now))
                .query(Tally::of)
                .single()
                .withUpdated(renamed);
    }

    /** Answers how many rows changed their identifier and nothing else. */
    private int settle(String table, UUID jobId, Holder holder, Instant now) {
        List<Boolean> settled =
                jdbc.sql(MergeSql.SETTLE.formatted(table, table))
                        .param("connection", holder.connectionId())
                        .param("job", jobId)
                        .param("now", Rows.utc(now))
                        .query((row, _) -> row.getBoolean("otherwise_same"))
                        .list();
        return Collections.frequency(settled, true);
    }

    /**
     * What one merge statement counts.
     *
     * @param orphans rows of accounts that are not kept
     * @param strangers rows that name another posting than the one kept under their identifier
     * @param clashes rows that differ from an earlier one with the same identifier
     */
    private record Tally(
            int created, int updated, int staged, int orphans, int strangers, int clashes) {

        static Tally of(ResultSet row, int number) throws SQLException {
            return new Tally(
                    row.getInt("created"),
                    row.getInt("updated"),
                    row.getInt("staged"),
                    row.getInt("orphans"),
                    row.getInt("strangers"),
                    row.getInt("clashes"));
        }

        Tally withUpdated(int more) {
            return new Tally(created, updated + more, staged, orphans, strangers, clashes);
        }

        Counts counts() {
            int errors = orphans + strangers + clashes;
            return new Counts(created, updated, staged - created - updated - errors, errors);
        }
    }
}
