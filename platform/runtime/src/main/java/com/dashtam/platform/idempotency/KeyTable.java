package com.dashtam.platform.idempotency;

import com.dashtam.platform.http.KeyedRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of keys. Leases are measured by the database's clock, which all instances share. */
final class KeyTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, List<String>>> HEADERS =
            new TypeReference<>() {};
    private static final String ROW =
            " where caller = :caller and operation = :operation and key = :key";
    private static final String HELD_ROW = ROW + " and takes = :takes and status is null";

    private final JdbcClient jdbc;
    private final Duration lease;

    KeyTable(JdbcClient jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /**
     * What is known of a key.
     *
     * @param isLeased whether its request may still be under way
     */
    record Row(byte[] fingerprint, boolean isLeased, Optional<KeptAnswer> answer) {}

    /**
     * A key that was taken.
     *
     * @param takes how often it has been taken now; only the last taker may end it
     */
    record Claim(Optional<UUID> workflowId, int takes) {}

    Optional<Row> find(KeyedRequest request) {
        return at(
                        request,
                        "select fingerprint, lease_until > clock_timestamp() as leased, status,"
                                + " headers, body from idempotency_key"
                                + ROW)
                .query((row, _) -> row(row))
                .optional();
    }

    /** Takes a key that nobody has, or whose taker has not come back in time. */
    Optional<Claim> claim(KeyedRequest request, Optional<UUID> workflowId) {
        return at(
                        request,
                        """
                        insert into idempotency_key as held
                            (caller, operation, key, fingerprint, workflow_id, lease_until)
                        values (:caller, :operation, :key, :fingerprint, :workflow,
                            clock_timestamp() + make_interval(secs => :lease))
                        on conflict (caller, operation, key) do update
                            set lease_until = excluded.lease_until, takes = held.takes + 1
                            where held.status is null and held.lease_until < clock_timestamp()
                                and held.fingerprint = excluded.fingerprint
                        returning workflow_id, takes
                        """)
                .param("fingerprint", request.fingerprint())
                .param("workflow", workflowId.orElse(null))
                .param("lease", lease.toMillis() / 1000.0)
                .query((row, _) ->
                        new Claim(Optional.ofNullable(row.getObject(1, UUID.class)), row.getInt(2)))
                .optional();
    }

    /** Stores the answer; false when the key was taken by another meanwhile. */
    boolean keep(KeyedRequest request, int takes, KeptAnswer answer, @Nullable UUID workflowId) {
        return at(
                                request,
                                "update idempotency_key set status = :status, headers = :headers,"
                                        + " body = :body,"
                                        + " workflow_id = coalesce(workflow_id, :workflow)"
                                        + HELD_ROW)
                        .param("takes", takes)
                        .param("status", answer.status())
                        .param("headers", JSON.writeValueAsString(answer.headers()))
                        .param("body", answer.body())
                        .param("workflow", workflowId)
                        .update()
                == 1;
    }

    /** Frees the key; false when it was taken by another meanwhile. */
    boolean release(KeyedRequest request, int takes) {
        return at(request, "delete from idempotency_key" + HELD_ROW).param("takes", takes).update()
                == 1;
    }

    /** Removes keys of a certain age, whoever else does the same; answers how many went. */
    int forget(Duration age, int limit) {
        return jdbc.sql(
                        """
                        delete from idempotency_key where ctid = any (array(
                            select ctid from idempotency_key
                            where created_at < now() - make_interval(secs => :seconds)
                            limit :limit for update skip locked))
                        """)
                .param("seconds", age.toSeconds())
                .param("limit", limit)
                .update();
    }

    private StatementSpec at(KeyedRequest request, String sql) {
        return jdbc.sql(sql)
                .param("caller", request.caller())
                .param("operation", request.operation())
                .param("key", request.key());
    }

    private static Row row(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Optional<KeptAnswer> answer =
                row.wasNull()
                        ? Optional.empty()
                        : Optional.of(
                                new KeptAnswer(
                                        status,
                                        JSON.readValue(row.getString("headers"), HEADERS),
                                        row.getBytes("body")));
        return new Row(row.getBytes("fingerprint"), row.getBoolean("leased"), answer);
    }
}
