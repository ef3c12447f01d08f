package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Consents;
import com.dashtam.provider.domain.consent.Proof;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.infrastructure.crypto.Seal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consents as rows of {@code consent}; the proof is sealed to the state's hash. */
public final class JdbcConsents implements Consents {

    private static final String REPAIR = "repair";

    private final JdbcClient jdbc;
    private final Seal seal;

    public JdbcConsents(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Override
    public void add(Consent consent) {
        jdbc.sql(
                        """
                        insert into consent (state_hash, user_id, session_id, provider_slug, alias,
                            connection_id, sealed_verifier, link, nonce_hash, redirect_uri,
                            expires_at)
                        values (:stateHash, :userId, :sessionId, :slug, :alias,
                            :connectionId, :proof, :link, :nonceHash, :redirectUri, :expiresAt)
                        """)
                .param("stateHash", consent.stateHash())
                .param("userId", consent.userId())
                .param("sessionId", consent.sessionId().orElse(null))
                .param("slug", consent.slug().value())
                .param("alias", aliasOf(consent.purpose()))
                .param("connectionId", connectionOf(consent.purpose()))
                .param("proof", sealed(consent))
                .param("link", linkOf(consent.proof()))
                .param("nonceHash", consent.nonceHash())
                .param("redirectUri", consent.redirectUri().toString())
                .param("expiresAt", consent.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] sealed(Consent consent) {
        return seal.close(
                consent.proof().secret().value().getBytes(StandardCharsets.UTF_8),
                context(consent.stateHash()));
    }

    @Override
    public Optional<Consent> find(String stateHash) {
        return jdbc.sql("select * from consent where state_hash = :stateHash")
                .param("stateHash", stateHash)
                .query(this::read)
                .optional();
    }

    @Override
    public Optional<Consent> take(String stateHash) {
        return jdbc.sql("delete from consent where state_hash = :stateHash returning *")
                .param("stateHash", stateHash)
                .query(this::read)
                .optional();
    }

    @Override
    public void forgetEnded(Instant before, int atMost) {
        jdbc.sql(
                        """
                        delete from consent where state_hash in (
                            select state_hash from consent where expires_at < :before
                            limit :atMost)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("atMost", atMost)
                .update();
    }

    private Consent read(ResultSet row, int number) throws SQLException {
        String stateHash = row.getString("state_hash");
        return new Consent(
                stateHash,
                row.getObject("user_id", UUID.class),
                Optional.ofNullable(row.getObject("session_id", UUID.class)),
                new Slug(row.getString("provider_slug")),
                purpose(row),
                proof(row, stateHash),
                row.getString("nonce_hash"),
                URI.create(row.getString("redirect_uri")),
                row.getTimestamp("expires_at").toInstant());
    }

    private Proof proof(ResultSet row, String stateHash) throws SQLException {
        byte[] opened = seal.open(row.getBytes("sealed_verifier"), context(stateHash));
        var secret = new Secret(new String(opened, StandardCharsets.UTF_8));
        String link = row.getString("link");
        return link == null
                ? new Proof.Verifier(secret)
                : new Proof.Link(secret, link.equals(REPAIR));
    }

    private static @Nullable String linkOf(Proof proof) {
        return switch (proof) {
            case Proof.Verifier _ -> null;
            case Proof.Link(_, var repairs) -> repairs ? REPAIR : "new";
        };
    }

    private static @Nullable String aliasOf(Purpose purpose) {
        return switch (purpose) {
            case Purpose.NewConnection(var alias) -> alias.map(Alias::value).orElse(null);
            case Purpose.Reauthorization _ -> null;
        };
    }

    private static @Nullable UUID connectionOf(Purpose purpose) {
        return switch (purpose) {
            case Purpose.NewConnection _ -> null;
            case Purpose.Reauthorization(var id) -> id;
        };
    }

    private static Purpose purpose(ResultSet row) throws SQLException {
        UUID connection = row.getObject("connection_id", UUID.class);
        return connection == null
                ? new Purpose.NewConnection(
                        Optional.ofNullable(row.getString("alias")).map(Alias::new))
                : new Purpose.Reauthorization(connection);
    }

    /** What the verifier of a consent is sealed to. */
    static byte[] context(String stateHash) {
        return ("consent:" + stateHash).getBytes(StandardCharsets.UTF_8);
    }
}
