package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.ProviderAccess;
import com.dashtam.identity.domain.session.ProviderUse;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Sessions in the table {@code sessions}; their ids grow with time, so they order the lists. */
final class JdbcSessions implements Sessions {

    private static final String INSERT =
            """
            insert into sessions (id, user_id, device_info, ip_address, location,
                created_at, last_activity_at, authenticated_at, expires_at)
            values (:id, :userId, :device, :ip, :location,
                :createdAt, :lastActivityAt, :authenticatedAt, :expiresAt)
            """;
    private static final String OF_USER =
            """
            select * from sessions where user_id = :userId order by id desc limit :limit
            """;
    private static final String ACTIVE_OF_USER =
            """
            select * from sessions
            where user_id = :userId and ended_at is null and expires_at > :now
            order by id desc limit :limit
            """;
    private static final String OLDEST_ACTIVE_OF_USER =
            """
            select * from sessions
            where user_id = :userId and ended_at is null and expires_at > :now
            order by id limit :limit
            """;
    private static final String COUNT_ACTIVE =
            """
            select count(*) from sessions
            where user_id = :userId and ended_at is null and expires_at > :now
            """;
    private static final String TOUCH =
            """
            update sessions set last_activity_at = :now, expiry_told_at = null,
                expires_at = least(:idleEnd, created_at + make_interval(secs => :life))
            where id = :id
            """;
    private static final String TAKE_EXPIRING =
            """
            update sessions set expiry_told_at = :now where id = any (array(
                select id from sessions
                where ended_at is null and expiry_told_at is null
                    and expires_at > :now and expires_at <= :before
                order by expires_at limit :limit for update skip locked))
            returning *
            """;
    private static final String END =
            """
            update sessions set ended_at = :now, end_reason = :reason
            where id = :id and user_id = :userId and ended_at is null and expires_at > :now
            """;
    private static final String END_ALL =
            """
            update sessions set ended_at = :now, end_reason = :reason
            where user_id = :userId and id is distinct from cast(:except as uuid)
                and ended_at is null and expires_at > :now
            returning id
            """;
    private static final String FIRST_ACCESS =
            """
            update sessions set providers_accessed = providers_accessed || :provider
            where id = :id and user_id = :userId and not (:provider = any (providers_accessed))
            """;
    private static final String LAST_ACCESS =
            """
            update sessions set last_provider_accessed = :provider, last_provider_accessed_at = :at
            where id = :id and user_id = :userId
                and (last_provider_accessed_at is null or last_provider_accessed_at <= :at)
            """;
    private static final String LAST_SYNC =
            """
            update sessions set last_provider_sync_at = greatest(last_provider_sync_at, :at)
            where id = :id and user_id = :userId
            """;
    private static final String COUNT_FAILED_REAUTHENTICATION =
            """
            update sessions set failed_reauthentications = failed_reauthentications + 1
            where id = :id returning failed_reauthentications
            """;

    private final JdbcClient jdbc;

    JdbcSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Session session) {
        jdbc.sql(INSERT)
                .param("id", session.id())
                .param("userId", session.userId())
                .param("device", session.device().orElse(null))
                .param("ip", session.ipAddress().orElse(null))
                .param("location", session.location().orElse(null))
                .param("createdAt", utc(session.createdAt()))
                .param("lastActivityAt", utc(session.lastActivityAt()))
                .param("authenticatedAt", utc(session.authenticatedAt()))
                .param("expiresAt", utc(session.expiresAt()))
                .update();
    }

    @Override
    public Optional<Session> find(UUID id) {
        return jdbc.sql("select * from sessions where id = :id")
                .param("id", id)
                .query((row, number) -> session(row, "id"))
                .optional();
    }

    @Override
    public Optional<Session> findOwned(UUID id, UUID userId) {
        return jdbc.sql("select * from sessions where id = :id and user_id = :userId")
                .param("id", id)
                .param("userId", userId)
                .query((row, number) -> session(row, "id"))
                .optional();
    }

    @Override
    public List<Session> ofUser(UUID userId, int limit) {
        return jdbc.sql(OF_USER)
                .param("userId", userId)
                .param("limit", limit)
                .query((row, number) -> session(row, "id"))
                .list();
    }

    @Override
    public List<Session> activeOfUser(UUID userId, Instant now, int limit) {
        return active(ACTIVE_OF_USER, userId, now, limit);
    }

    @Override
    public List<Session> oldestActiveOfUser(UUID userId, Instant now, int limit) {
        return active(OLDEST_ACTIVE_OF_USER, userId, now, limit);
    }

    private List<Session> active(String statement, UUID userId, Instant now, int limit) {
        return jdbc.sql(statement)
                .param("userId", userId)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> session(row, "id"))
                .list();
    }

    @Override
    public int countActive(UUID userId, Instant now) {
        return jdbc.sql(COUNT_ACTIVE)
                .param("userId", userId)
                .param("now", utc(now))
                .query(Integer.class)
                .single();
    }

    @Override
    public void touch(UUID id, Instant now) {
        jdbc.sql(TOUCH)
                .param("id", id)
                .param("now", utc(now))
                .param("idleEnd", utc(now.plus(Session.IDLE)))
                .param("life", Session.LIFE.toSeconds())
                .update();
    }

    @Override
    public void reauthenticated(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update sessions set authenticated_at = :now, failed_reauthentications = 0
                        where id = :id
                        """)
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    @Override
    public List<Session> takeExpiring(Instant now, Instant before, int limit) {
        return jdbc.sql(TAKE_EXPIRING)
                .param("now", utc(now))
                .param("before", utc(before))
                .param("limit", limit)
                .query((row, number) -> session(row, "id"))
                .list();
    }

    @Override
    public boolean end(UUID id, UUID userId, EndReason reason, Instant now) {
        int ended =
                jdbc.sql(END)
                        .param("id", id)
                        .param("userId", userId)
                        .param("reason", reason.text())
                        .param("now", utc(now))
                        .update();
        return ended == 1;
    }

    @Override
    public List<UUID> endAll(UUID userId, Optional<UUID> except, EndReason reason, Instant now) {
        return jdbc.sql(END_ALL)
                .param("userId", userId)
                .param("except", except.orElse(null))
                .param("reason", reason.text())
                .param("now", utc(now))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    @Override
    public boolean recordAccess(ProviderAccess access) {
        int first = statement(FIRST_ACCESS, access).param("provider", access.provider()).update();
        statement(LAST_ACCESS, access)
                .param("provider", access.provider())
                .param("at", utc(access.at()))
                .update();
        if (access.sync()) {
            statement(LAST_SYNC, access).param("at", utc(access.at())).update();
        }
        return first == 1;
    }

    private StatementSpec statement(String sql, ProviderAccess access) {
        return jdbc.sql(sql).param("id", access.sessionId()).param("userId", access.userId());
    }

    @Override
    public int countFailedReauthentication(UUID id) {
        return jdbc.sql(COUNT_FAILED_REAUTHENTICATION)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public void forgetFailedReauthentications(UUID id) {
        jdbc.sql("update sessions set failed_reauthentications = 0 where id = :id")
                .param("id", id)
                .update();
    }

    static Session session(ResultSet row, String idColumn) throws SQLException {
        return new Session(
                row.getObject(idColumn, UUID.class),
                row.getObject("user_id", UUID.class),
                Optional.ofNullable(row.getString("device_info")),
                Optional.ofNullable(row.getString("ip_address")),
                Optional.ofNullable(row.getString("location")),
                instant(row, "created_at"),
                instant(row, "last_activity_at"),
                instant(row, "authenticated_at"),
                instant(row, "expires_at"),
                ending(row),
                providerUse(row));
    }

    private static ProviderUse providerUse(ResultSet row) throws SQLException {
        var providers = (String[]) row.getArray("providers_accessed").getArray();
        return new ProviderUse(
                Optional.ofNullable(row.getString("last_provider_accessed")),
                optionalInstant(row, "last_provider_sync_at"),
                List.of(providers));
    }

    private static Optional<Session.Ending> ending(ResultSet row) throws SQLException {
        String reason = row.getString("end_reason");
        return optionalInstant(row, "ended_at")
                .map(at -> new Session.Ending(at, EndReason.parse(reason)));
    }
}
