package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.kernel.id.Ids;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.credential.UnreadableCredentialException;
import com.dashtam.provider.infrastructure.crypto.Seal;
import com.dashtam.provider.infrastructure.crypto.SealBrokenException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credentials as rows of {@code credential}, sealed to the connection and the user. */
public final class JdbcCredentialVault implements CredentialVault {

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Ids ids;

    public JdbcCredentialVault(JdbcClient jdbc, Seal seal, Ids ids) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.ids = ids;
    }

    @Override
    public void put(CredentialOwner owner, Credential credential) {
        jdbc.sql(
                        """
                        insert into credential (connection_id, sealed, expires_at, renewable)
                        values (:connectionId, :sealed, :expiresAt, :renewable)
                        on conflict (connection_id) do update
                        set sealed = excluded.sealed, expires_at = excluded.expires_at,
                            renewable = excluded.renewable, told_at = null, lease_id = null, lease_until = null
                        """)
                .param("connectionId", owner.connectionId())
                .param("sealed", sealed(owner, credential))
                .param("expiresAt", expiry(credential))
                .param("renewable", isRenewable(credential))
                .update();
    }

    @Override
    public Optional<Credential> get(CredentialOwner owner) {
        return jdbc.sql("select sealed from credential where connection_id = :connectionId")
                .param("connectionId", owner.connectionId())
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(sealed -> opened(owner, sealed));
    }

    @Override
    public Optional<Lease> lease(CredentialOwner owner, Instant now, Instant until) {
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
                .map(sealed -> opened(owner, sealed))
                .flatMap(JdbcCredentialVault::tokens)
                .map(tokens -> new Lease(leaseId, owner, tokens));
    }

    @Override
    public boolean replace(Lease lease, OAuthTokens tokens) {
        return jdbc.sql(
                                """
                                update credential
                                set sealed = :sealed, expires_at = :expiresAt, renewable = :renewable,
                                    told_at = case when expires_at = :expiresAt then told_at end,
                                    lease_id = null, lease_until = null
                                where connection_id = :connectionId and lease_id = :leaseId
                                """)
                        .param("sealed", sealed(lease.owner(), tokens))
                        .param("expiresAt", expiry(tokens))
                        .param("renewable", isRenewable(tokens))
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

    private byte[] sealed(CredentialOwner owner, Credential credential) {
        return seal.close(CredentialJson.write(credential), context(owner));
    }

    private Credential opened(CredentialOwner owner, byte[] sealed) {
        try {
            return CredentialJson.read(seal.open(sealed, context(owner)));
        } catch (SealBrokenException e) {
            throw new UnreadableCredentialException(ResealedTable.reason(e), e);
        }
    }

    private static Optional<OAuthTokens> tokens(Credential credential) {
        return switch (credential) {
            case OAuthTokens tokens -> Optional.of(tokens);
            case KeyPair _, LinkedItem _ -> Optional.empty();
        };
    }

    /** The end that the user is told of, else that of the access token. */
    private static @Nullable Object expiry(Credential credential) {
        return tokens(credential)
                .flatMap(tokens -> tokens.endsForGood().or(tokens::expiresAt))
                .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .orElse(null);
    }

    /** Nobody needs to be told of the end of what we renew, nor of what has no end. */
    private static boolean isRenewable(Credential credential) {
        return tokens(credential).flatMap(OAuthTokens::endsForGood).isEmpty();
    }

    private static byte[] context(CredentialOwner owner) {
        return context(owner.connectionId(), owner.userId());
    }

    /** What a credential is sealed to. */
    static byte[] context(UUID connectionId, UUID userId) {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(connectionId.getMostSignificantBits())
                .putLong(connectionId.getLeastSignificantBits())
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .array();
    }
}
