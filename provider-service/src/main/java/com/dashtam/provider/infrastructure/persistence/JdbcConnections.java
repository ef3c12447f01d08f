package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.ConnectionStatus;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.institution.Slug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Connections as rows of {@code connection}. */
public final class JdbcConnections implements Connections {

    private static final String INSERT =
            """
            insert into connection (id, user_id, provider_slug, status, alias, by_file,
                connected_at, last_sync_at, created_at, updated_at)
            values (:id, :userId, :slug, :status, :alias, :byFile,
                :connectedAt, :lastSyncAt, :createdAt, :updatedAt)
            """;
    private static final String OWNED =
            "select * from connection where id = :id and user_id = :userId";

    private final JdbcClient jdbc;

    public JdbcConnections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Connection connection) {
        insert(connection, false, INSERT);
    }

    @Override
    public boolean addForFiles(Connection connection) {
        String unlessThere =
                " on conflict (user_id, provider_slug) where by_file and status = 'active' do nothing";
        return insert(connection, true, INSERT + unlessThere) == 1;
    }

    private int insert(Connection connection, boolean byFile, String sql) {
        return jdbc.sql(sql)
                .param("id", connection.id())
                .param("userId", connection.userId())
                .param("slug", connection.slug().value())
                .param("status", connection.status().text())
                .param("alias", connection.alias().map(Alias::value).orElse(null))
                .param("byFile", byFile)
                .param("connectedAt", at(connection.connectedAt()))
                .param("lastSyncAt", at(connection.lastSyncAt()))
                .param("createdAt", at(Optional.of(connection.createdAt())))
                .param("updatedAt", at(Optional.of(connection.updatedAt())))
                .update();
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return jdbc.sql("select * from connection where id = :id")
                .param("id", id)
                .query(JdbcConnections::read)
                .optional();
    }

    @Override
    public Optional<Connection> findOwned(UUID id, UUID userId) {
        return owned(id, userId, OWNED);
    }

    @Override
    public Optional<Connection> findOwnedForUpdate(UUID id, UUID userId) {
        return owned(id, userId, OWNED + " for update");
    }

    private Optional<Connection> owned(UUID id, UUID userId, String sql) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("userId", userId)
                .query(JdbcConnections::read)
                .optional();
    }

    @Override
    public Optional<Connection> findSameLoginForUpdate(UUID userId, Slug slug, String loginKey) {
        lockLoginsOf(userId);
        return jdbc.sql(
                        """
                        select * from connection
                        where user_id = :userId and provider_slug = :slug and login_key = :loginKey
                          and status <> 'disconnected'
                        order by id limit 1 for update
                        """)
                .param("userId", userId)
                .param("slug", slug.value())
                .param("loginKey", loginKey)
                .query(JdbcConnections::read)
                .optional();
    }

    private void lockLoginsOf(UUID userId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .param("lock", "login of " + userId)
                .query(row -> {});
    }

    @Override
    public boolean isLoginOfAnotherForUpdate(UUID userId, Slug slug, String loginKey, UUID id) {
        lockLoginsOf(userId);
        return jdbc.sql(
                        """
                        select exists (select from connection
                            where user_id = :userId and provider_slug = :slug
                              and login_key = :loginKey and id <> :id
                              and status <> 'disconnected')
                        """)
                .param("userId", userId)
                .param("slug", slug.value())
                .param("loginKey", loginKey)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void rememberLogin(UUID id, String loginKey) {
        jdbc.sql(
                        """
                        update connection set login_key = :loginKey
                        where id = :id and login_key is distinct from :loginKey
                        """)
                .param("loginKey", loginKey)
                .param("id", id)
                .update();
    }

    @Override
    public Optional<Connection> findByReference(Slug slug, String reference) {
        return jdbc.sql(
                        """
                        select * from connection
                        where provider_slug = :slug and institution_reference = :reference
                          and status <> 'disconnected'
                        order by id desc limit 1
                        """)
                .param("slug", slug.value())
                .param("reference", reference)
                .query(JdbcConnections::read)
                .optional();
    }

    @Override
    public void rememberReference(UUID id, String reference) {
        jdbc.sql("update connection set institution_reference = :reference where id = :id")
                .param("reference", reference)
                .param("id", id)
                .update();
    }

    @Override
    public Optional<Connection> findActive(UUID userId, Slug slug) {
        return jdbc.sql(
                        """
                        select * from connection
                        where user_id = :userId and provider_slug = :slug and status = 'active'
                        order by id limit 1
                        """)
                .param("userId", userId)
                .param("slug", slug.value())
                .query(JdbcConnections::read)
                .optional();
    }

    @Override
    public List<Connection> ofUser(UUID userId) {
        return jdbc.sql("select * from connection where user_id = :userId order by id desc")
                .param("userId", userId)
                .query(JdbcConnections::read)
                .list();
    }

    @Override
    public void update(Connection connection) {
        jdbc.sql(
                        """
                        update connection
                        set status = :status, alias = :alias, updated_at = :updatedAt
                        where id = :id and user_id = :userId
                        """)
                .param("status", connection.status().text())
                .param("alias", connection.alias().map(Alias::value).orElse(null))
                .param("updatedAt", at(Optional.of(connection.updatedAt())))
                .param("id", connection.id())
                .param("userId", connection.userId())
                .update();
    }

    @Override
    public void recordSync(UUID id, Instant at) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("what else is in the transaction may not be lost");
        }
        // Does not wait for the disk: the setting ends with the statement.
        jdbc.sql(
                        """
                        with unhurried as (select set_config('synchronous_commit', 'off', true))
                        update connection set last_sync_at = :at from unhurried where id = :id
                        """)
                .param("at", at(Optional.of(at)))
                .param("id", id)
                .update();
    }

    @Override
    public void pauseUntil(UUID id, Instant end) {
        jdbc.sql(
                        """
                        update connection set next_allowed_at = greatest(next_allowed_at, :end)
                        where id = :id
                        """)
                .param("end", at(Optional.of(end)))
                .param("id", id)
                .update();
    }

    private static @Nullable Object at(Optional<Instant> moment) {
        return moment.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Connection read(ResultSet row, int number) throws SQLException {
        return new Connection(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                new Slug(row.getString("provider_slug")),
                ConnectionStatus.parse(row.getString("status")),
                Optional.ofNullable(row.getString("alias")).map(Alias::new),
                instant(row, "connected_at"),
                instant(row, "last_sync_at"),
                instant(row, "next_allowed_at"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "updated_at").orElseThrow());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
