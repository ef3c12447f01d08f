package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.mfa.SecretSeal;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.identity.domain.mfa.TotpSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Authenticator apps in the tables {@code totp_factors} and {@code totp_enrollments}. */
final class JdbcTotpFactors implements TotpFactors {

    private static final String BEGIN =
            """
            insert into totp_enrollments (id, user_id, sealed_secret, expires_at, failures)
            values (:id, :userId, :secret, :expiresAt, :failures)
            on conflict (user_id) do update set id = excluded.id,
                sealed_secret = excluded.sealed_secret, expires_at = excluded.expires_at,
                failures = excluded.failures
            """;
    private static final String ACTIVATE =
            """
            insert into totp_factors (user_id, sealed_secret, last_step)
            values (:userId, :secret, :step)
            on conflict (user_id) do nothing
            """;

    private final JdbcClient jdbc;
    private final SecretSeal seal;

    JdbcTotpFactors(JdbcClient jdbc, SecretSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Override
    public void begin(TotpEnrollment enrollment) {
        jdbc.sql(BEGIN)
                .param("id", enrollment.id())
                .param("userId", enrollment.userId())
                .param("secret", seal.seal(enrollment.userId(), enrollment.secret()))
                .param("expiresAt", utc(enrollment.expiresAt()))
                .param("failures", enrollment.failures())
                .update();
    }

    @Override
    public Optional<TotpEnrollment> findEnrollment(UUID id, UUID userId) {
        return jdbc.sql("select * from totp_enrollments where id = :id and user_id = :userId")
                .param("id", id)
                .param("userId", userId)
                .query((row, number) -> enrollment(row))
                .optional();
    }

    private TotpEnrollment enrollment(ResultSet row) throws SQLException {
        UUID userId = row.getObject("user_id", UUID.class);
        return new TotpEnrollment(
                row.getObject("id", UUID.class),
                userId,
                seal.open(userId, row.getString("sealed_secret")),
                instant(row, "expires_at"),
                row.getInt("failures"));
    }

    @Override
    public void countFailure(UUID enrollmentId) {
        jdbc.sql("update totp_enrollments set failures = failures + 1 where id = :id")
                .param("id", enrollmentId)
                .update();
    }

    @Override
    public boolean activate(TotpEnrollment enrollment, long step) {
        int added =
                jdbc.sql(ACTIVATE)
                        .param("userId", enrollment.userId())
                        .param("secret", seal.seal(enrollment.userId(), enrollment.secret()))
                        .param("step", step)
                        .update();
        jdbc.sql("delete from totp_enrollments where id = :id")
                .param("id", enrollment.id())
                .update();
        return added == 1;
    }

    @Override
    public Optional<TotpSecret> find(UUID userId) {
        return jdbc.sql("select sealed_secret from totp_factors where user_id = :userId")
                .param("userId", userId)
                .query(String.class)
                .optional()
                .map(sealed -> seal.open(userId, sealed));
    }

    @Override
    public boolean use(UUID userId, long step) {
        return jdbc.sql(
                                """
                                update totp_factors set last_step = :step
                                where user_id = :userId and last_step < :step
                                """)
                        .param("userId", userId)
                        .param("step", step)
                        .update()
                == 1;
    }

    @Override
    public boolean remove(UUID userId) {
        return jdbc.sql("delete from totp_factors where user_id = :userId")
                        .param("userId", userId)
                        .update()
                == 1;
    }
}
