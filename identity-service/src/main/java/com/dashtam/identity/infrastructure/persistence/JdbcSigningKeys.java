package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing keys in the table {@code signing_keys}. */
final class JdbcSigningKeys implements SigningKeys {

    private static final String UNRETIRED =
            """
            select * from signing_keys where retire_at is null or retire_at > :now
            order by not_before desc, kid
            """;
    private static final String INSERT =
            """
            insert into signing_keys
                (kid, algorithm, public_key, sealed_private_key, not_before, retire_at)
            values (:kid, 'RS256', :publicKey, :sealed, :notBefore, :retireAt)
            """;
    private static final String RETIRE_OTHERS =
            "update signing_keys set retire_at = :retireAt where retire_at is null";
    private static final String RETIRE =
            """
            update signing_keys set retire_at = :now
            where kid = :kid and (retire_at is null or retire_at > :now)
            """;
    private static final String PENDING =
            "select exists (select 1 from signing_keys where not_before > :now)";

    private final JdbcClient jdbc;

    JdbcSigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<SigningKey> unretired(Instant now) {
        return jdbc.sql(UNRETIRED).param("now", utc(now)).query((row, number) -> key(row)).list();
    }

    @Override
    public void add(SigningKey key) {
        jdbc.sql(INSERT)
                .param("kid", key.kid())
                .param("publicKey", key.publicKey().getEncoded())
                .param("sealed", key.sealedPrivateKey())
                .param("notBefore", utc(key.notBefore()))
                .param("retireAt", key.retireAt().map(Columns::utc).orElse(null))
                .update();
    }

    @Override
    public boolean rotate(SigningKey next, Instant retireOthersAt, Instant now) {
        lock();
        if (jdbc.sql(PENDING).param("now", utc(now)).query(Boolean.class).single()) {
            return false;
        }
        jdbc.sql(RETIRE_OTHERS).param("retireAt", utc(retireOthersAt)).update();
        add(next);
        return true;
    }

    @Override
    public boolean retire(String kid, Instant now) {
        lock();
        return jdbc.sql(RETIRE).param("kid", kid).param("now", utc(now)).update() == 1;
    }

    /** Changes wait for each other; the table is small, and reading it goes on. */
    private void lock() {
        jdbc.sql("lock table signing_keys in share row exclusive mode").update();
    }

    private static SigningKey key(ResultSet row) throws SQLException {
        return new SigningKey(
                row.getString("kid"),
                publicKey(row.getBytes("public_key")),
                row.getString("sealed_private_key"),
                instant(row, "not_before"),
                optionalInstant(row, "retire_at"));
    }

    private static RSAPublicKey publicKey(byte[] encoded) throws SQLException {
        try {
            var factory = KeyFactory.getInstance("RSA");
            return (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new SQLException("a signing key's public half cannot be read", e);
        }
    }
}
