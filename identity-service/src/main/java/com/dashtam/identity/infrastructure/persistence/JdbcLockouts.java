package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Lockout;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.SignInOrigin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Counts of failed sign-ins, kept in the row of the known device or of the user. */
final class JdbcLockouts implements Lockouts {

    private static final Statements OF_DEVICE =
            new Statements(
                    "known_devices",
                    """
                    token_hash = :device
                        and user_id = (select id from users where email = :account)
                    """);
    private static final Statements OF_STRANGERS = new Statements("users", "email = :account");
    private static final String LIFT =
            """
            update users set failed_login_attempts = 0, locked_until = null where email = :account
            """;

    private final JdbcClient jdbc;

    JdbcLockouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Lockout of(SignInOrigin origin) {
        return sql(origin, statementsFor(origin).find())
                .query((row, number) -> lockout(row))
                .optional()
                .orElse(Lockout.NONE);
    }

    @Override
    public void recordFailure(SignInOrigin origin, Instant now) {
        sql(origin, statementsFor(origin).recordFailure())
                .param("max", Lockout.MAX_FAILURES)
                .param("now", utc(now))
                .param("lockedUntil", utc(now.plus(Lockout.LOCK)))
                .update();
    }

    @Override
    public boolean admit(SignInOrigin origin, Instant now) {
        return sql(origin, statementsFor(origin).admit()).param("now", utc(now)).update() == 1;
    }

    @Override
    public void lift(Email account) {
        jdbc.sql(LIFT).param("account", account.value()).update();
    }

    private static Statements statementsFor(SignInOrigin origin) {
        return origin.knownDevice().isPresent() ? OF_DEVICE : OF_STRANGERS;
    }

    private StatementSpec sql(SignInOrigin origin, String statement) {
        return jdbc.sql(statement)
                .param("account", origin.account().value())
                .param("device", origin.knownDevice().map(TokenHash::bytes).orElse(null));
    }

    private static Lockout lockout(ResultSet row) throws SQLException {
        return new Lockout(
                row.getInt("failed_login_attempts"), optionalInstant(row, "locked_until"));
    }

    /** The same columns in two tables. */
    private record Statements(String table, String condition) {

        String find() {
            return "select failed_login_attempts, locked_until from %s where %s"
                    .formatted(table, condition);
        }

        /** {@link Lockout#afterFailure} in one statement. */
        String recordFailure() {
            return """
            update %s set
                failed_login_attempts =
                    case when locked_until is null then failed_login_attempts + 1 else 1 end,
                locked_until =
                    case when locked_until is null and failed_login_attempts + 1 >= :max
                        then cast(:lockedUntil as timestamptz) end
            where %s and (locked_until is null or locked_until <= :now)
            """
                    .formatted(table, condition);
        }

        String admit() {
            return """
            update %s set failed_login_attempts = 0, locked_until = null
            where %s and (locked_until is null or locked_until <= :now)
            """
                    .formatted(table, condition);
        }
    }
}
