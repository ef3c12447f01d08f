package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.domain.export.DataExport.Status;
import com.dashtam.identity.domain.export.DataExports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exports in the table {@code data_exports}, their sealed archives in another. */
final class JdbcDataExports implements DataExports {

    private static final String INSERT =
            """
            insert into data_exports (id, user_id, status, attempts, run_after, requested_at,
                workflow_id, actor, client_ip, user_agent, traceparent)
            values (:id, :userId, :status, :attempts, :requestedAt, :requestedAt,
                :workflow, :actor, :ip, :agent, :traceparent)
            """;
    private static final String CLAIM =
            """
            update data_exports set attempts = attempts + 1, run_after = :until where id = (
                select id from data_exports where status = 'queued' and run_after <= :now
                order by run_after limit 1 for update skip locked)
            returning *
            """;
    private static final String SUCCEED =
            """
            update data_exports set status = 'succeeded', finished_at = :now,
                expires_at = :expiresAt, size_bytes = :size
            where id = :id and status = 'queued' and attempts = :attempts
            """;
    private static final String FAIL =
            """
            update data_exports set status = 'failed', finished_at = :now
            where id = :id and status = 'queued' and attempts = :attempts
            """;
    private static final String EXPIRE =
            """
            with over as (
                update data_exports set status = 'expired' where id = any (array(
                    select id from data_exports where status = 'succeeded' and expires_at <= :now
                    limit :limit for update skip locked))
                returning id)
            delete from data_export_archives where export_id in (select id from over)
            """;

    private final JdbcClient jdbc;
    private final ArchiveSeal seal;

    JdbcDataExports(JdbcClient jdbc, ArchiveSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Override
    public void add(DataExport export) {
        var statement =
                jdbc.sql(INSERT)
                        .param("id", export.id())
                        .param("userId", export.userId())
                        .param("status", export.status().text())
                        .param("attempts", export.attempts())
                        .param("requestedAt", utc(export.requestedAt()));
        Runs.bind(export.run(), statement).update();
    }

    @Override
    public Optional<DataExport> openOf(UUID userId) {
        return jdbc.sql("select * from data_exports where user_id = :userId and status = 'queued'")
                .param("userId", userId)
                .query((row, number) -> export(row))
                .optional();
    }

    @Override
    public Optional<DataExport> findOwned(UUID id, UUID userId) {
        return jdbc.sql("select * from data_exports where id = :id and user_id = :userId")
                .param("id", id)
                .param("userId", userId)
                .query((row, number) -> export(row))
                .optional();
    }

    @Override
    public int countSince(UUID userId, Instant since) {
        return jdbc.sql(
                        "select count(*) from data_exports"
                                + " where user_id = :userId and requested_at > :since")
                .param("userId", userId)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<DataExport> claim(Instant now, Instant until) {
        return jdbc.sql(CLAIM)
                .param("now", utc(now))
                .param("until", utc(until))
                .query((row, number) -> export(row))
                .optional();
    }

    @Override
    public void retry(DataExport claimed, Instant after) {
        jdbc.sql(
                        "update data_exports set run_after = :after"
                                + " where id = :id and status = 'queued' and attempts = :attempts")
                .param("id", claimed.id())
                .param("attempts", claimed.attempts())
                .param("after", utc(after))
                .update();
    }

    @Override
    public boolean succeed(DataExport claimed, byte[] archive, Instant now, Instant expiresAt) {
        int changed =
                jdbc.sql(SUCCEED)
                        .param("id", claimed.id())
                        .param("attempts", claimed.attempts())
                        .param("now", utc(now))
                        .param("expiresAt", utc(expiresAt))
                        .param("size", archive.length)
                        .update();
        if (changed == 1) {
            jdbc.sql("insert into data_export_archives (export_id, sealed) values (:id, :sealed)")
                    .param("id", claimed.id())
                    .param("sealed", seal.close(claimed, archive))
                    .update();
        }
        return changed == 1;
    }

    @Override
    public boolean fail(DataExport claimed, Instant now) {
        return jdbc.sql(FAIL)
                        .param("id", claimed.id())
                        .param("attempts", claimed.attempts())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    @Override
    public Optional<byte[]> archive(DataExport export) {
        return jdbc.sql("select sealed from data_export_archives where export_id = :id")
                .param("id", export.id())
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(sealed -> seal.open(export, sealed));
    }

    @Override
    public int expire(Instant now, int limit) {
        return jdbc.sql(EXPIRE).param("now", utc(now)).param("limit", limit).update();
    }

    private static DataExport export(ResultSet row) throws SQLException {
        return new DataExport(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                Status.parse(row.getString("status")),
                row.getInt("attempts"),
                instant(row, "requested_at"),
                optionalInstant(row, "finished_at"),
                optionalInstant(row, "expires_at"),
                size(row),
                Runs.run(row));
    }

    private static OptionalLong size(ResultSet row) throws SQLException {
        long size = row.getLong("size_bytes");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(size);
    }
}
