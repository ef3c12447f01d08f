package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.session.SessionTier;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.PasswordHash;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.UserFilter;
import com.dashtam.identity.domain.user.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users in the table {@code users}. */
final class JdbcUsers implements Users {

    private static final String INSERT =
            """
            insert into users (id, email, password_hash, roles, is_verified, is_active,
                failed_login_attempts, session_tier, max_sessions, token_version,
                min_refresh_version, created_at)
            values (:id, :email, :passwordHash, :roles, :verified, :active,
                0, :tier, :maxSessions, :tokenVersion,
                :minRefreshVersion, :createdAt)
            on conflict (email) do nothing
            """;

    /** Ids grow with time. */
    private static final String NEWEST_FIRST =
            """
            select * from users
            where (cast(:email as text) is null or position(cast(:email as text) in email) > 0)
                and (cast(:role as text) is null or roles @> array[cast(:role as text)])
                and (cast(:active as boolean) is null or (is_active and deactivated_at is null) = cast(:active as boolean))
                and (cast(:before as uuid) is null or id < cast(:before as uuid))
            order by id desc limit :limit
            """;

    private static final String GRANT_ROLE =
            """
            update users set roles = array_append(roles, cast(:value as text))
            where id = :id and not roles @> array[cast(:value as text)]
            """;
    private static final String REVOKE_ROLE =
            """
            update users set roles = array_remove(roles, cast(:value as text))
            where id = :id and roles @> array[cast(:value as text)]
            """;
    private static final String SET_ACTIVE =
            "update users set is_active = :value where id = :id and is_active <> :value";
    private static final String CHANGE_SESSION_LIMIT =
            "update users set session_tier = :tier, max_sessions = :maxSessions where id = :id";
    private static final String RAISE_TOKEN_VERSION =
            """
            update users set token_version = token_version + 1
            where id = :id returning token_version
            """;
    private static final String ROTATE_TOKENS =
            """
            update users set token_version = token_version + 1,
                min_refresh_version = token_version + 1
            where id = :id returning token_version
            """;

    private final JdbcClient jdbc;

    JdbcUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(User user) {
        int added =
                jdbc.sql(INSERT)
                        .param("id", user.id())
                        .param("email", user.email().value())
                        .param("passwordHash", user.passwordHash().encoded())
                        .param("roles", texts(user.roles()))
                        .param("verified", user.verified())
                        .param("active", user.active())
                        .param("tier", user.tier().text())
                        .param("maxSessions", user.ownMaxSessions().orElse(null))
                        .param("tokenVersion", user.tokenVersion())
                        .param("minRefreshVersion", user.minRefreshVersion())
                        .param("createdAt", utc(user.createdAt()))
                        .update();
        return added == 1;
    }

    private static String[] texts(Set<Role> roles) {
        return roles.stream().map(Role::text).sorted().toArray(String[]::new);
    }

    @Override
    public Optional<User> find(UUID id) {
        return jdbc.sql("select * from users where id = :id")
                .param("id", id)
                .query((row, number) -> user(row))
                .optional();
    }

    @Override
    public Optional<User> findByEmail(Email email) {
        return jdbc.sql("select * from users where email = :email")
                .param("email", email.value())
                .query((row, number) -> user(row))
                .optional();
    }

    @Override
    public List<User> newestFirst(UserFilter filter, Optional<UUID> before, int limit) {
        return jdbc.sql(NEWEST_FIRST)
                .param("email", filter.email().orElse(null))
                .param("role", filter.role().map(Role::text).orElse(null))
                .param("active", filter.active().orElse(null))
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query((row, number) -> user(row))
                .list();
    }

    @Override
    public boolean lock(UUID id) {
        return jdbc.sql("select id from users where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    @Override
    public void markVerified(UUID id) {
        jdbc.sql("update users set is_verified = true where id = :id").param("id", id).update();
    }

    @Override
    public void changePassword(UUID id, PasswordHash hash) {
        jdbc.sql("update users set password_hash = :hash where id = :id")
                .param("id", id)
                .param("hash", hash.encoded())
                .update();
    }

    @Override
    public boolean grantRole(UUID id, Role role) {
        return update(GRANT_ROLE, id, role.text());
    }

    @Override
    public boolean revokeRole(UUID id, Role role) {
        return update(REVOKE_ROLE, id, role.text());
    }

    @Override
    public boolean setActive(UUID id, boolean active) {
        return update(SET_ACTIVE, id, active);
    }

    private boolean update(String statement, UUID id, Object value) {
        return jdbc.sql(statement).param("id", id).param("value", value).update() == 1;
    }

    @Override
    public void deactivate(UUID id, Instant now) {
        jdbc.sql("update users set deactivated_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    @Override
    public void reactivate(UUID id) {
        jdbc.sql("update users set deactivated_at = null where id = :id").param("id", id).update();
    }

    @Override
    public void changeSessionLimit(UUID id, SessionTier tier, Optional<Integer> ownMaxSessions) {
        jdbc.sql(CHANGE_SESSION_LIMIT)
                .param("id", id)
                .param("tier", tier.text())
                .param("maxSessions", ownMaxSessions.orElse(null))
                .update();
    }

    @Override
    public boolean changeEmail(UUID id, Email email) {
        return jdbc.sql("select change_email(:id, :email)")
                .param("id", id)
                .param("email", email.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public int raiseTokenVersion(UUID id) {
        return version(RAISE_TOKEN_VERSION, id);
    }

    @Override
    public int rotateTokens(UUID id) {
        return version(ROTATE_TOKENS, id);
    }

    private int version(String statement, UUID id) {
        return jdbc.sql(statement).param("id", id).query(Integer.class).single();
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                new Email(row.getString("email")),
                new PasswordHash(row.getString("password_hash")),
                roles(row),
                row.getBoolean("is_verified"),
                row.getBoolean("is_active") && optionalInstant(row, "deactivated_at").isEmpty(),
                SessionTier.parse(row.getString("session_tier")),
                Optional.ofNullable(row.getObject("max_sessions", Integer.class)),
                row.getInt("token_version"),
                row.getInt("min_refresh_version"),
                instant(row, "created_at"));
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::parse)
                .collect(Collectors.toUnmodifiableSet());
    }
}
