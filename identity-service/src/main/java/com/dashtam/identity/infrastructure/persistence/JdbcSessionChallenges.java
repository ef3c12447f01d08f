package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.SessionChallenge.Anyone;
import com.dashtam.identity.domain.mfa.SessionChallenge.Device;
import com.dashtam.identity.domain.mfa.SessionChallenge.PasswordKnown;
import com.dashtam.identity.domain.mfa.SessionChallenge.StepUp;
import com.dashtam.identity.domain.mfa.SessionChallenge.Subject;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.mfa.WebAuthnChallenge;
import com.dashtam.identity.domain.token.TokenHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Challenges in the table {@code session_challenges}. */
final class JdbcSessionChallenges implements SessionChallenges {

    private static final String INSERT =
            """
            insert into session_challenges (id, user_id, session_id, device_hash, device_known,
                device_new, workflow_id, actor, client_ip, user_agent, traceparent, challenge,
                expires_at, failures)
            values (:id, :userId, :sessionId, :deviceHash, :deviceKnown, :deviceNew, :workflow,
                :actor, :ip, :agent, :traceparent, :challenge, :expiresAt, :failures)
            """;
    private static final String REMOVE_EXPIRED =
            """
            delete from session_challenges where id = any (array(
                select id from session_challenges
                where expires_at <= :now limit :limit for update skip locked))
            returning *
            """;

    private final JdbcClient jdbc;

    JdbcSessionChallenges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(SessionChallenge challenge) {
        var statement =
                jdbc.sql(INSERT)
                        .param("id", challenge.id())
                        .param("userId", challenge.subject().userId().orElse(null))
                        .param("challenge", challenge.webAuthn().base64Url())
                        .param("expiresAt", utc(challenge.expiresAt()))
                        .param("failures", challenge.failures());
        switch (challenge.subject()) {
            case PasswordKnown(var _, var device, var run) ->
                    Runs.bind(run, bindDevice(device, statement)).param("sessionId", null).update();
            case StepUp(var _, var sessionId) ->
                    bindNoSignIn(statement).param("sessionId", sessionId).update();
            case Anyone() -> bindNoSignIn(statement).param("sessionId", null).update();
        }
    }

    private static StatementSpec bindDevice(Device device, StatementSpec statement) {
        return statement
                .param("deviceHash", device.token().bytes())
                .param("deviceKnown", device.isKnown())
                .param("deviceNew", device.isNew());
    }

    private static StatementSpec bindNoSignIn(StatementSpec statement) {
        for (String column :
                List.of(
                        "deviceHash",
                        "deviceKnown",
                        "deviceNew",
                        "workflow",
                        "actor",
                        "ip",
                        "agent",
                        "traceparent")) {
            statement = statement.param(column, null);
        }
        return statement;
    }

    @Override
    public Optional<SessionChallenge> find(UUID id) {
        return find("select * from session_challenges where id = :id", id);
    }

    @Override
    public Optional<SessionChallenge> lock(UUID id) {
        return find("select * from session_challenges where id = :id for update", id);
    }

    private Optional<SessionChallenge> find(String statement, UUID id) {
        return jdbc.sql(statement)
                .param("id", id)
                .query((row, number) -> challenge(row))
                .optional();
    }

    @Override
    public int countFailure(UUID id) {
        return jdbc.sql(
                        """
                        update session_challenges set failures = failures + 1
                        where id = :id returning failures
                        """)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public void answered(UUID id, Instant now) {
        jdbc.sql("update session_challenges set answered_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    @Override
    public List<SessionChallenge> removeExpired(Instant now, int limit) {
        return jdbc.sql(REMOVE_EXPIRED)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> challenge(row))
                .list();
    }

    private static SessionChallenge challenge(ResultSet row) throws SQLException {
        return new SessionChallenge(
                row.getObject("id", UUID.class),
                subject(row),
                new WebAuthnChallenge(row.getString("challenge")),
                instant(row, "expires_at"),
                row.getInt("failures"),
                optionalInstant(row, "answered_at"));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        UUID userId = row.getObject("user_id", UUID.class);
        UUID sessionId = row.getObject("session_id", UUID.class);
        if (userId == null) {
            return new Anyone();
        }
        return sessionId == null
                ? new PasswordKnown(userId, device(row), Runs.run(row))
                : new StepUp(userId, sessionId);
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                TokenHash.of(row.getBytes("device_hash")),
                row.getBoolean("device_known"),
                row.getBoolean("device_new"));
    }
}
