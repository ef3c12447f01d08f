package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Meeting;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.Settlement;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.ledger.StagedRowsLostException;
import com.dashtam.sync.domain.transaction.Annotations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Readings of transactions: COPY into the staging table, then one statement for each rule. */
final class TransactionMerge {

    /** Pairs of one reading that are looked at one by one; further rows that wait are new. */
    private static final int MOST_CANDIDATES = 50_000;

    private static final Ledger.Rows EVERY_ROW = new Ledger.Rows(0, Integer.MAX_VALUE);
    private static final String[] OF_A_PAGE = {"", "late", "settled", "repeat", "clash"};
    private static final String[] OF_THE_END = {"held", "superseded"};

    private final JdbcClient jdbc;
    private final TransactionStaging staging;
    private final SourceMeeting sources;
    private final Ids ids;

    TransactionMerge(JdbcClient jdbc, DataSource dataSource, Ids ids) {
        this.jdbc = jdbc;
        this.staging = new TransactionStaging(dataSource, ids);
        this.sources = new SourceMeeting(jdbc);
        this.ids = ids;
    }

    Reading begin(UUID jobId, Holder holder, Set<UUID> doubtful) {
        return new Reading(
                ids.next(),
                jobId,
                holder,
                version(holder.userId()),
                accounts(TransactionSql.KNOWN, holder),
                accounts(TransactionSql.SHARED, holder),
                doubtful);
    }

    private long version(UUID userId) {
        return jdbc.sql("select version from ledger_clock where user_id = :user")
                .param("user", userId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private Set<UUID> accounts(String sql, Holder holder) {
        return new HashSet<>(
                jdbc.sql(sql).param("connection", holder.connectionId()).query(UUID.class).list());
    }

    void stage(UUID jobId, int firstRow, List<StagedRow> rows) {
        if (!rows.isEmpty()) {
            staging.copy(jobId, firstRow, rows);
        }
    }

    void stageRemovals(UUID jobId, int nextRow, List<RemovedTransaction> removals) {
        if (removals.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into staged_removal
                        select :job, :next, * from unnest(:accounts, :transactions)
                        """)
                .param("job", jobId)
                .param("next", nextRow)
                .param("accounts", texts(removals, RemovedTransaction::providerAccountId))
                .param("transactions", texts(removals, RemovedTransaction::providerTransactionId))
                .update();
    }

    private static String[] texts(
            List<RemovedTransaction> removals, Function<RemovedTransaction, String> part) {
        return removals.stream().map(part).toArray(String[]::new);
    }

    Counts merge(Reading reading, Ledger.Rows rows, Instant now) {
        if (rows.from() == rows.to()) {
            return Counts.NONE;
        }
        var step = new Step(reading, rows, tick(reading.holder().userId()), now);
        Survey survey = step.of(TransactionSql.SURVEY).query(Survey::of).single();
        int renamed = survey.renamed() ? step.of(TransactionSql.KNOWN_OTHERWISE).update() : 0;
        if (survey.repeated() || renamed > 0) {
            step.of(TransactionSql.REPEATED).update();
        }
        Settled settled = survey.settling() ? step.settle() : Settled.NONE;
        if (!reading.shared().isEmpty()) {
            step.of(TransactionSql.HELD_FOR_OTHERS).update();
        }
        int settledAtOnce = survey.settling() ? step.settleAtOnce() : 0;
        Counts merged = step.mergePage();
        if (settledAtOnce > 0) {
            step.rememberSettled();
        }
        return step.remembered(
                merged.plus(new Counts(0, settled.updated(), -settled.updated(), 0)));
    }

    Counts conclude(Reading reading, Coverage coverage, int expected, Instant now) {
        var found =
                jdbc.sql(TransactionSql.STAGED)
                        .param("job", reading.jobId())
                        .query(Found::of)
                        .single();
        if (found.rows() != expected) {
            throw new StagedRowsLostException(expected, found.rows());
        }
        UUID userId = reading.holder().userId();
        long version = tick(userId);
        var step = new Step(reading, EVERY_ROW, version, now);
        var sql = ConclusionSql.of(coverage);
        Counts counts = found.anyHeld() ? step.place(sql, coverage) : Counts.NONE;
        counts = counts.plus(Counts.removed(step.remove(coverage, found)));
        discardStaged(reading.jobId());
        var change = new SourceMeeting.Change(reading.id(), reading.since(), version, now);
        for (UUID account : reading.shared()) {
            counts = counts.plus(sources.meet(userId, account, change));
        }
        return step.remembered(counts);
    }

    boolean remove(UUID userId, UUID transactionId, Instant now) {
        return jdbc.sql(TransactionSql.REMOVE)
                        .param("user", userId)
                        .param("id", transactionId)
                        .param("version", tick(userId))
                        .param("now", Rows.utc(now))
                        .update()
                > 0;
    }

    void annotate(UUID userId, UUID transactionId, Annotations annotations, Instant now) {
        jdbc.sql(TransactionSql.ANNOTATE)
                .param("user", userId)
                .param("id", transactionId)
                .param("note", annotations.note().orElse(null))
                .param("description", annotations.description().orElse(null))
                .param("version", tick(userId))
                .param("now", Rows.utc(now))
                .update();
    }

    void discardStaged(UUID jobId) {
        for (String table : List.of("staged_transaction", "staged_removal")) {
            jdbc.sql("delete from " + table + " where job_id = :job").param("job", jobId).update();
        }
    }

    private long tick(UUID userId) {
        return tick(jdbc, userId);
    }

    /** Locks the user's ledger until the end of the transaction, and answers its next version. */
    static long tick(JdbcClient jdbc, UUID userId) {
        return jdbc.sql(TransactionSql.TICK).param("user", userId).query(Long.class).single();
    }

    void lock(UUID userId) {
        tick(userId);
    }

    /** How many rows and removals are staged, and whether some of the rows wait. */
    private record Found(int rows, boolean anyHeld, boolean anyRemovals) {

        static Found of(ResultSet row, int number) throws SQLException {
            return new Found(
                    row.getInt("staged"), row.getBoolean("held"), row.getBoolean("removals"));
        }
    }

    /**
     * Pending transactions that got the identifiers of the rows which settle them.
     *
     * @param updated those that change in nothing else
     */
    private record Settled(int renamed, int updated) {

        static final Settled NONE = new Settled(0, 0);

        static Settled of(ResultSet row, int number) throws SQLException {
            return new Settled(row.getInt("renamed"), row.getInt("updated"));
        }
    }

    /** What {@link TransactionSql#SURVEY} finds. */
    private record Survey(boolean renamed, boolean settling, boolean repeated) {

        static Survey of(ResultSet row, int number) throws SQLException {
            return new Survey(
                    row.getBoolean("renamed"),
                    row.getBoolean("settling"),
                    row.getBoolean("repeated"));
        }
    }

    /** One change of the ledger, with the parameters that all its statements share. */
    private final class Step {

        private final Map<String, Object> parameters;

        Step(Reading reading, Ledger.Rows rows, long version, Instant now) {
            Holder holder = reading.holder();
            this.parameters =
                    Map.ofEntries(
                            Map.entry("job", reading.jobId()),
                            Map.entry("reading", reading.id()),
                            Map.entry("known", reading.known().toArray(UUID[]::new)),
                            Map.entry("shared", reading.shared().toArray(UUID[]::new)),
                            Map.entry("doubtful", reading.doubtful().toArray(UUID[]::new)),
                            Map.entry("user", holder.userId()),
                            Map.entry("connection", holder.connectionId()),
                            Map.entry("from", rows.from()),
                            Map.entry("to", rows.to()),
                            Map.entry("before", Settlement.DAYS_BEFORE),
                            Map.entry("after", Settlement.DAYS_AFTER),
                            Map.entry("apart", Meeting.DAYS_APART),
                            Map.entry("version", version),
                            Map.entry("now", Rows.utc(now)));
        }

        StatementSpec of(String sql) {
            return jdbc.sql(sql).params(parameters);
        }

        StatementSpec of(String sql, Coverage coverage) {
            return switch (coverage) {
                case Coverage.Listing(var account, var window) ->
                        of(sql).param("account", account.orElse(null))
                                .param("first", window.from().orElse(null))
                                .param("last", window.to().orElse(null));
                case Coverage.Changes _, Coverage.Statement _ -> of(sql);
            };
        }

        Settled settle() {
            Settled settled = of(SettlingSql.SETTLED).query(Settled::of).single();
            if (settled.renamed() > 0) {
                of(SettlingSql.SETTLED_ALREADY).update();
            }
            return settled;
        }

        int settleAtOnce() {
            return of(SettlingSql.SETTLED_AT_ONCE).update();
        }

        void rememberSettled() {
            of(SettlingSql.SETTLED_AT_ONCE_REMEMBERED).update();
        }

        Counts mergePage() {
            return of(TransactionSql.MERGE_PAGE)
                    .param("fates", OF_A_PAGE)
                    .param("fate", "")
                    .query(Tallies::counts)
                    .single();
        }

        Counts mergeRest() {
            return of(TransactionSql.MERGE_REST)
                    .param("fates", OF_THE_END)
                    .param("fate", "held")
                    .query(Tallies::counts)
                    .single();
        }

        Counts place(ConclusionSql sql, Coverage coverage) {
            of(ConclusionSql.SUPERSEDED).update();
            of(ConclusionSql.KNOWN_BY_NOW).update();
            Counts twins = of(sql.twins()).query(Tallies::placed).single();
            var decided =
                    Settlement.decide(
                            of(sql.candidates(), coverage)
                                    .param("most", MOST_CANDIDATES)
                                    .query(TransactionMerge::candidate)
                                    .list());
            var rows = List.copyOf(decided.keySet());
            Counts settled =
                    of(sql.decided())
                            .param("rows", rows.toArray(Integer[]::new))
                            .param("ids", rows.stream().map(decided::get).toArray(UUID[]::new))
                            .query(Tallies::placed)
                            .single();
            Counts merged = mergeRest();
            rememberSettled();
            return twins.plus(settled).plus(merged);
        }

        int remove(Coverage coverage, Found found) {
            int gone =
                    switch (coverage) {
                        case Coverage.Listing _ ->
                                of(ConclusionSql.PENDING_NO_MORE, coverage).update();
                        case Coverage.Changes _, Coverage.Statement _ -> 0;
                    };
            return found.anyRemovals() ? gone + of(ConclusionSql.REMOVED).update() : gone;
        }

        Counts remembered(Counts counts) {
            if (counts.changed() + counts.errors() > 0) {
                of(TransactionSql.READ).update();
            }
            return counts;
        }
    }

    private static Settlement.Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Settlement.Candidate(
                Rows.id(row, "id"),
                new Settlement.Posting(
                        row.getBigDecimal("amount"),
                        row.getString("description"),
                        Rows.date(row, "date")),
                row.getInt("seq"),
                new Settlement.Posting(
                        row.getBigDecimal("new_amount"),
                        row.getString("new_description"),
                        Rows.date(row, "new_date")));
    }
}
