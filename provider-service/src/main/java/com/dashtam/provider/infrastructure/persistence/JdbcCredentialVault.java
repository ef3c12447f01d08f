package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.kernel.id.Ids;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.credential.TokenOwner;
import com.dashtam.provider.domain.credential.TokenVault;
import com.dashtam.provider.infrastructure.crypto.Seal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens as rows of {@code credential}, sealed to the connection and the user. */
public final class JdbcTokenVault implements TokenVault {

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Ids ids;

    public JdbcTokenVault(JdbcClient jdbc, Seal seal, Ids ids) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.ids = ids;
    }

    @Override
    public void put(TokenOwner owner, OAuthTokens tokens) {
        jdbc.sql(
                        """
                        insert into credential (connection_id, sealed, expires_at, renewable)
                        values (:connectionId, :sealed, :expiresAt, :renewable)
                        on conflict (connection_id) do update
                        set sealed = excluded.sealed, expires_at = excluded.expires_at,
                            renewable = excluded.renewable, told_at = null, lease_id = null, lease_until = null
                        """)
                .param("connectionId", owner.connectionId())
                .param("sealed", sealed(owner, tokens))
                .param("expiresAt", expiry(tokens))
                .param("renewable", tokens.refreshToken().isPresent())
                .update();
    }

    @Override
    public Optional<OAuthTokens> get(TokenOwner owner) {
        return jdbc.sql("select sealed from credential where connection_id = :connectionId")
                .param("connectionId", owner.connectionId())
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(sealed -> opened(owner, sealed));
    }

    @Override
    public Optional<Lease> lease(TokenOwner owner, Instant now, Instant until) {
        UUID leaseId = ids.next();
        return jdbc.sql(
                        """
                        update credential set lease_id = :leaseId, lease_until = :until
                        where connection_id = :connectionId
                          and (lease_until is null or lease_until <= :now)
                        returning sealed
                        """)
                .param("leaseId", leaseId)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("connectionId", owner.connectionId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(sealed -> new Lease(leaseId, owner, opened(owner, sealed)));
    }

    @Override
    public boolean replace(Lease lease, OAuthTokens tokens) {
        return jdbc.sql(
                                """
                                update credential
                                set sealed = :sealed, expires_at = :expiresAt,
                                    renewable = :renewable, told_at = null, lease_id = null, lease_until = null
                                where connection_id = :connectionId and lease_id = :leaseId
                                """)
                        .param("sealed", sealed(lease.owner(), tokens))
                        .param("expiresAt", expiry(tokens))
                        .param("renewable", tokens.refreshToken().isPresent())
                        .param("connectionId", lease.owner().connectionId())
                        .param("leaseId", lease.id())
                        .update()
                == 1;
    }

    @Override
    public void release(Lease lease) {
        jdbc.sql(
                        """
                        update credential set lease_id = null, lease_until = null
                        where connection_id = :connectionId and lease_id = :leaseId
                        """)
                .param("connectionId", lease.owner().connectionId())
                .param("leaseId", lease.id())
                .update();
    }

    @Override
    public void wipe(UUID connectionId) {
        jdbc.sql("delete from credential where connection_id = :connectionId")
                .param("connectionId", connectionId)
                .update();
    }

    private byte[] sealed(TokenOwner owner, OAuthTokens tokens) {
        return seal.close(TokenJson.write(tokens), context(owner));
    }

    private OAuthTokens opened(TokenOwner owner, byte[] sealed) {
        return TokenJson.read(seal.open(sealed, context(owner)));
    }

    private static @Nullable Object expiry(OAuthTokens tokens) {
        return tokens.expiresAt().map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static byte[] context(TokenOwner owner) {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(owner.connectionId().getMostSignificantBits())
                .putLong(owner.connectionId().getLeastSignificantBits())
                .putLong(owner.userId().getMostSignificantBits())
                .putLong(owner.userId().getLeastSignificantBits())
                .array();
    }
}
