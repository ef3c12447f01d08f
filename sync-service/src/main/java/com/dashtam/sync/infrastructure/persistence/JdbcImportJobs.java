package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.ledger.Counts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.support.SqlBinaryValue;

/** Imports with their files; JdbcJobQueue moves the jobs. */
public final class JdbcImportJobs implements ImportJobs {

    /** All columns but the file's bytes, which are read in slices. */
    private static final String SELECT =
            """
            select id, user_id, connection_id, file_name, file_format, file_size, mapping,
                accounts_created, accounts_updated, accounts_unchanged, accounts_errors,
                transactions_created, transactions_updated, transactions_unchanged,
                transactions_errors, holdings_created, holdings_updated, holdings_unchanged,
                holdings_errors, holdings_removed, status, attempts, claims, run_after, failure, workflow_id,
                actor, client_ip, user_agent, traceparent, created_at, started_at, finished_at
            from import_job
            """;

    private final JdbcClient jdbc;
    private final LeftOutTable leftOut;

    public JdbcImportJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.leftOut = new LeftOutTable(jdbc);
    }

    @Override
    public void add(ImportJob job, Supplier<InputStream> content) {
        try (InputStream stream = content.get()) {
            add(job, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(ImportJob job, InputStream content) {
        var bytes = new SqlBinaryValue(content, job.file().size());
        var statement =
                jdbc.sql(
                                """
                                insert into import_job (id, user_id, file_name, file_format,
                                    file_size, mapping, content, status, run_after, workflow_id,
                                    actor, client_ip, user_agent, traceparent, created_at)
                                values (:id, :user, :name, :format, :size, :mapping, :content, 'queued',
                                    :after, :workflow, :actor, :ip, :agent, :traceparent, :created)
                                """)
                        .param("id", job.id())
                        .param("user", job.userId())
                        .param("name", job.file().name())
                        .param("format", job.file().format().text())
                        .param("size", job.file().size())
                        .param("mapping", MappingCodec.write(job.file().mapping()))
                        .param("content", new SqlParameterValue(Types.BINARY, bytes))
                        .param("after", Rows.utc(job.state().runAfter()))
                        .param("created", Rows.utc(job.state().createdAt()));
        Rows.bind(job.run(), statement).update();
    }

    @Override
    public List<ImportJob> openOf(UUID userId) {
        return jdbc.sql(
                        SELECT
                                + "where user_id = :user and status in ('queued', 'running')"
                                + " order by id")
                .param("user", userId)
                .query(JdbcImportJobs::job)
                .list();
    }

    @Override
    public Optional<ImportJob> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(JdbcImportJobs::job)
                .optional();
    }

    @Override
    public Optional<ImportJob> findOwned(UUID id, UUID userId) {
        return jdbc.sql(SELECT + "where id = :id and user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(JdbcImportJobs::job)
                .optional();
    }

    @Override
    public InputStream content(UUID id) {
        return new SlicedContent(jdbc, id);
    }

    @Override
    public void merged(UUID id, UUID connectionId, ImportCounts counts) {
        var statement =
                jdbc.sql(
                                """
                                update import_job set connection_id = :connection,
                                    accounts_created = :ac, accounts_updated = :au,
                                    accounts_unchanged = :an, accounts_errors = :ae,
                                    transactions_created = :tc, transactions_updated = :tu,
                                    transactions_unchanged = :tn, transactions_errors = :te,
                                    holdings_created = :hc, holdings_updated = :hu,
                                    holdings_unchanged = :hn, holdings_errors = :he,
                                    holdings_removed = :hr
                                where id = :id
                                """)
                        .param("id", id)
                        .param("connection", connectionId)
                        .param("hr", counts.holdings().removed());
        bind("a", counts.accounts(), statement);
        bind("t", counts.transactions(), statement);
        bind("h", counts.holdings(), statement).update();
    }

    private static StatementSpec bind(String kind, Counts counts, StatementSpec statement) {
        return statement
                .param(kind + "c", counts.created())
                .param(kind + "u", counts.updated())
                .param(kind + "n", counts.unchanged())
                .param(kind + "e", counts.errors());
    }

    @Override
    public void leftOut(UUID id, List<LeftOutRow> records) {
        leftOut.add(id, records);
    }

    @Override
    public List<LeftOutRow> leftOut(UUID id, int after, int atMost) {
        return leftOut.list(id, after, atMost);
    }

    @Override
    public void discardContent(UUID id) {
        jdbc.sql("update import_job set content = null where id = :id").param("id", id).update();
    }

    private static ImportJob job(ResultSet row, int number) throws SQLException {
        return new ImportJob(
                Rows.id(row, "id"),
                Rows.id(row, "user_id"),
                new StatementFile(
                        row.getString("file_name"),
                        StatementFormat.parse(row.getString("file_format")),
                        row.getLong("file_size"),
                        Rows.optionalText(row, "mapping")
                                .map(MappingCodec::read)
                                .orElse(ColumnMapping.NONE)),
                Rows.optionalId(row, "connection_id"),
                new ImportCounts(
                        counts(row, "accounts", 0),
                        counts(row, "transactions", 0),
                        counts(row, "holdings", row.getInt("holdings_removed"))),
                Rows.run(row),
                Rows.state(row),
                Rows.optionalText(row, "failure").map(ImportFailure::parse));
    }

    private static Counts counts(ResultSet row, String what, int removed) throws SQLException {
        return new Counts(
                row.getInt(what + "_created"),
                row.getInt(what + "_updated"),
                row.getInt(what + "_unchanged"),
                row.getInt(what + "_errors"),
                removed);
    }
}
