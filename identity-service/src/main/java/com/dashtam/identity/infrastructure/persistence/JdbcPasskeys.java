package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyRegistration;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.WebAuthnChallenge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys in the table {@code passkeys}, and those being made in one of their own. */
final class JdbcPasskeys implements Passkeys {

    private static final String BEGIN =
            """
            insert into passkey_registrations (id, user_id, challenge, expires_at)
            values (:id, :userId, :challenge, :expiresAt)
            on conflict (user_id) do update set id = excluded.id,
                challenge = excluded.challenge, expires_at = excluded.expires_at
            """;
    private static final String INSERT =
            """
            insert into passkeys (id, user_id, name, credential_id, credential, signatures,
                transports, created_at)
            values (:id, :userId, :name, :credentialId, :credential, :signatures,
                :transports, :createdAt)
            on conflict (credential_id) do nothing
            """;

    private final JdbcClient jdbc;

    JdbcPasskeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void begin(PasskeyRegistration registration) {
        jdbc.sql(BEGIN)
                .param("id", registration.id())
                .param("userId", registration.userId())
                .param("challenge", registration.challenge().base64Url())
                .param("expiresAt", utc(registration.expiresAt()))
                .update();
    }

    @Override
    public Optional<PasskeyRegistration> take(UUID registrationId, UUID userId) {
        return jdbc.sql(
                        """
                        delete from passkey_registrations
                        where id = :id and user_id = :userId
                        returning *
                        """)
                .param("id", registrationId)
                .param("userId", userId)
                .query((row, number) ->
                        new PasskeyRegistration(
                                row.getObject("id", UUID.class),
                                row.getObject("user_id", UUID.class),
                                new WebAuthnChallenge(row.getString("challenge")),
                                instant(row, "expires_at")))
                .optional();
    }

    @Override
    public boolean add(Passkey passkey) {
        return jdbc.sql(INSERT)
                        .param("id", passkey.id())
                        .param("userId", passkey.userId())
                        .param("name", passkey.name())
                        .param("credentialId", passkey.credentialId())
                        .param("credential", passkey.credential())
                        .param("signatures", passkey.signatures())
                        .param("transports", passkey.transports().toArray(String[]::new))
                        .param("createdAt", utc(passkey.createdAt()))
                        .update()
                == 1;
    }

    @Override
    public List<Passkey> ofUser(UUID userId) {
        return jdbc.sql("select * from passkeys where user_id = :userId order by id")
                .param("userId", userId)
                .query((row, number) -> passkey(row))
                .list();
    }

    @Override
    public Optional<Passkey> findByCredential(String credentialId) {
        return jdbc.sql("select * from passkeys where credential_id = :credentialId")
                .param("credentialId", credentialId)
                .query((row, number) -> passkey(row))
                .optional();
    }

    @Override
    public void used(UUID id, long signatures, Instant now) {
        jdbc.sql("update passkeys set signatures = :signatures, used_at = :now where id = :id")
                .param("id", id)
                .param("signatures", signatures)
                .param("now", utc(now))
                .update();
    }

    @Override
    public boolean remove(UUID id, UUID userId) {
        return jdbc.sql("delete from passkeys where id = :id and user_id = :userId")
                        .param("id", id)
                        .param("userId", userId)
                        .update()
                == 1;
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("name"),
                row.getString("credential_id"),
                row.getString("credential"),
                row.getLong("signatures"),
                List.of((String[]) row.getArray("transports").getArray()),
                instant(row, "created_at"),
                optionalInstant(row, "used_at"));
    }
}
