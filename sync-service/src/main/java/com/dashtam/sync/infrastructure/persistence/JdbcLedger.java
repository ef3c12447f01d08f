package com.dashtam.sync.infrastructure.persistence;

import static com.dashtam.sync.infrastructure.persistence.Rows.utc;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.transaction.Annotations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Merges sets of rows, never row by row. */
public final class JdbcLedger implements Ledger {

    private final JdbcClient jdbc;
    private final TransactionMerge transactions;
    private final Ids ids;

    public JdbcLedger(JdbcClient jdbc, DataSource dataSource, Ids ids) {
        this.jdbc = jdbc;
        this.transactions = new TransactionMerge(jdbc, dataSource, ids);
        this.ids = ids;
    }

    @Override
    public Counts mergeAccounts(Holder holder, List<NormalizedAccount> accounts, Instant now) {
        if (accounts.isEmpty()) {
            return Counts.NONE;
        }
        String[] keys = texts(accounts, NormalizedAccount::providerAccountId);
        Counts counts =
                jdbc.sql(AccountSql.ACCOUNTS)
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
                        .param("now", utc(now))
                        .query(Tallies::counts)
                        .single();
        jdbc.sql(AccountSql.ACCOUNTS_SEEN)
                .param("connection", holder.connectionId())
                .param("keys", keys)
                .param("now", utc(now))
                .update();
        return counts;
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
    public Reading begin(UUID jobId, Holder holder, Set<UUID> doubtful) {
        return transactions.begin(jobId, holder, doubtful);
    }

    @Override
    public void stage(UUID jobId, int firstRow, List<StagedRow> rows) {
        transactions.stage(jobId, firstRow, rows);
    }

    @Override
    public void stageRemovals(UUID jobId, int nextRow, List<RemovedTransaction> removals) {
        transactions.stageRemovals(jobId, nextRow, removals);
    }

    @Override
    public Counts merge(Reading reading, Rows rows, Instant now) {
        return transactions.merge(reading, rows, now);
    }

    @Override
    public Counts conclude(Reading reading, Coverage coverage, int expected, Instant now) {
        return transactions.conclude(reading, coverage, expected, now);
    }

    @Override
    public boolean remove(UUID userId, UUID transactionId, Instant now) {
        return transactions.remove(userId, transactionId, now);
    }

    @Override
    public void lock(UUID userId) {
        transactions.lock(userId);
    }

    @Override
    public void annotate(UUID userId, UUID transactionId, Annotations annotations, Instant now) {
        transactions.annotate(userId, transactionId, annotations, now);
    }

    @Override
    public void discardStaged(UUID jobId) {
        transactions.discardStaged(jobId);
    }
}
