package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.StageKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections in the table of that name. */
public final class JdbcConnections implements Connections {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public JdbcConnections(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void save(ConnectionState state, Instant firstDue) {
        jdbc.sql(
                        """
                        insert into connection (id, user_id, provider_slug, status, alias, due_at,
                            updated_at)
                        values (:id, :user, :slug, :status, :alias, :due, :now)
                        on conflict (id) do update set
                            provider_slug = excluded.provider_slug, status = excluded.status,
                            alias = excluded.alias, updated_at = excluded.updated_at,
                            bookmark = case when excluded.status <> 'disconnected'
                                then connection.bookmark end
                        """)
                .param("id", state.id())
                .param("user", state.userId())
                .param("slug", state.providerSlug())
                .param("status", state.status().text())
                .param("alias", state.alias().orElse(null))
                .param("due", Rows.utc(firstDue))
                .param("now", Rows.utc(clock.instant()))
                .update();
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return jdbc.sql("select * from connection where id = :id")
                .param("id", id)
                .query(JdbcConnections::connection)
                .optional();
    }

    @Override
    public Optional<Connection> lock(UUID id) {
        return jdbc.sql("select * from connection where id = :id for update")
                .param("id", id)
                .query(JdbcConnections::connection)
                .optional();
    }

    @Override
    public List<Connection> lockDue(Instant now, int limit) {
        return jdbc.sql(
                        """
                        select * from connection
                        where status = 'active' and (due_at <= :now or wanted_at <= :now)
                        order by least(due_at, wanted_at) limit :limit for update skip locked
                        """)
                .param("now", Rows.utc(now))
                .param("limit", limit)
                .query(JdbcConnections::connection)
                .list();
    }

    @Override
    public void schedule(UUID id, Instant due) {
        set("due_at", id, due);
    }

    @Override
    public void want(UUID id, Optional<Instant> from) {
        jdbc.sql(
                        """
                        update connection set wanted_at = cast(:from as timestamptz)
                        where id = :id and wanted_at is distinct from cast(:from as timestamptz)
                        """)
                .param("from", from.map(Rows::utc).orElse(null))
                .param("id", id)
                .update();
    }

    @Override
    public void bookmark(UUID id, String text) {
        jdbc.sql("update connection set bookmark = :text where id = :id")
                .param("text", text)
                .param("id", id)
                .update();
    }

    @Override
    public void synced(UUID id, StageKind kind, Instant at) {
        set(column(kind), id, at);
    }

    private static String column(StageKind kind) {
        return kind.text() + "_synced_at";
    }

    private void set(String column, UUID id, Instant moment) {
        jdbc.sql("update connection set %s = :moment where id = :id".formatted(column))
                .param("moment", Rows.utc(moment))
                .param("id", id)
                .update();
    }

    private static Connection connection(ResultSet row, int number) throws SQLException {
        var state =
                new ConnectionState(
                        Rows.id(row, "id"),
                        Rows.id(row, "user_id"),
                        row.getString("provider_slug"),
                        ConnectionStatus.parse(row.getString("status")),
                        Rows.optionalText(row, "alias"));
        var syncedAt = new EnumMap<StageKind, Instant>(StageKind.class);
        for (StageKind kind : StageKind.values()) {
            Rows.optionalInstant(row, column(kind)).ifPresent(at -> syncedAt.put(kind, at));
        }
        return new Connection(
                state,
                syncedAt,
                Rows.optionalInstant(row, "wanted_at"),
                Rows.optionalText(row, "bookmark"));
    }
}
