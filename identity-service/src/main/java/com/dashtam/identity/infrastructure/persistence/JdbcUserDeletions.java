package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.deletion.DataHolder;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.deletion.UserDeletions;
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

/** Planned deletions in the table {@code user_deletions}, and the erasure of all others. */
final class JdbcUserDeletions implements UserDeletions {

    private static final String INSERT =
            """
            insert into user_deletions (id, user_id, requested_at, due_at,
                workflow_id, actor, client_ip, user_agent, traceparent)
            values (:id, :userId, :requestedAt, :dueAt,
                :workflow, :actor, :ip, :agent, :traceparent)
            """;
    private static final String LOCK_DUE =
            """
            select * from user_deletions where begun_at is null and due_at <= :now
            order by due_at limit :limit for update skip locked
            """;
    private static final String ANSWER =
            """
            update user_deletions set answered = array_append(array_remove(answered, :holder), :holder)
            where id = :id and begun_at is not null returning *
            """;
    private static final String LOCK_OVERDUE =
            """
            select * from user_deletions where begun_at < :before and reported_at is null
            order by begun_at limit :limit for update skip locked
            """;

    /** Each takes the user's id; rows go before those that they refer to. */
    static final List<String> ERASE =
            List.of(
                    """
                    delete from refresh_tokens where session_id in (
                        select id from sessions where user_id = :userId)
                    """,
                    "delete from sessions where user_id = :userId",
                    "delete from mailed_tokens where user_id = :userId",
                    "delete from mailed_token_requests where user_id = :userId",
                    "delete from known_devices where user_id = :userId",
                    "delete from email_changes where user_id = :userId",
                    "delete from data_exports where user_id = :userId",
                    "delete from user_deletions where user_id = :userId",
                    "delete from users where id = :userId");

    private final JdbcClient jdbc;

    JdbcUserDeletions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UserDeletion deletion) {
        var statement =
                jdbc.sql(INSERT)
                        .param("id", deletion.id())
                        .param("userId", deletion.userId())
                        .param("requestedAt", utc(deletion.requestedAt()))
                        .param("dueAt", utc(deletion.dueAt()));
        Runs.bind(deletion.run(), statement).update();
    }

    @Override
    public Optional<UserDeletion> ofUser(UUID userId) {
        return jdbc.sql("select * from user_deletions where user_id = :userId")
                .param("userId", userId)
                .query((row, number) -> deletion(row))
                .optional();
    }

    @Override
    public boolean withdraw(UUID id) {
        return jdbc.sql("delete from user_deletions where id = :id and begun_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public List<UserDeletion> lockDue(Instant now, int limit) {
        return jdbc.sql(LOCK_DUE)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> deletion(row))
                .list();
    }

    @Override
    public void begin(UUID id, Instant now) {
        jdbc.sql("update user_deletions set begun_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    @Override
    public Optional<UserDeletion> answer(UUID id, DataHolder holder) {
        return jdbc.sql(ANSWER)
                .param("id", id)
                .param("holder", holder.service())
                .query((row, number) -> deletion(row))
                .optional();
    }

    @Override
    public List<UserDeletion> lockOverdue(Instant begunBefore, int limit) {
        return jdbc.sql(LOCK_OVERDUE)
                .param("before", utc(begunBefore))
                .param("limit", limit)
                .query((row, number) -> deletion(row))
                .list();
    }

    @Override
    public void markReported(UUID id, Instant now) {
        jdbc.sql("update user_deletions set reported_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    @Override
    public void eraseUser(UUID userId) {
        ERASE.forEach(statement -> jdbc.sql(statement).param("userId", userId).update());
    }

    private static UserDeletion deletion(ResultSet row) throws SQLException {
        return new UserDeletion(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                instant(row, "requested_at"),
                instant(row, "due_at"),
                optionalInstant(row, "begun_at"),
                answered(row),
                Runs.run(row));
    }

    private static Set<DataHolder> answered(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("answered").getArray())
                .map(DataHolder::parse)
                .collect(Collectors.toUnmodifiableSet());
    }
}
