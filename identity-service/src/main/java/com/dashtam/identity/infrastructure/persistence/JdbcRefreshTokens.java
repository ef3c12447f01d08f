package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.token.SealedToken;
import com.dashtam.identity.domain.token.StoredRefreshToken;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.token.TokenVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refresh tokens in the table {@code refresh_tokens}, found by their hash. */
final class JdbcRefreshTokens implements RefreshTokens {

    private static final String BEGIN =
            """
            insert into refresh_tokens
                (token_hash, session_id, user_version, global_version, issued_at)
            values (:hash, :sessionId, :userVersion, :globalVersion, :now)
            """;

    private static final String FIND =
            """
            select t.*, s.* from refresh_tokens t join sessions s on s.id = t.session_id
            where t.token_hash = :hash
            """;

    /**
     * Locks the session's row first, so that whoever ends the session meanwhile goes before or
     * after this exchange as a whole. Of statements that want the same token, all but one find it
     * exchanged when they get its row.
     */
    private static final String EXCHANGE =
            """
            with live as (
                select s.id from sessions s join refresh_tokens t on t.session_id = s.id
                where t.token_hash = :presented and s.ended_at is null and s.expires_at > :at
                for update of s
            ), exchanged as (
                update refresh_tokens t
                set exchanged_at = :at, successor_hash = :successor, sealed_successor = :sealed
                from live
                where t.session_id = live.id and t.token_hash = :presented
                  and t.exchanged_at is null
                returning t.session_id
            ), unsealed as (
                update refresh_tokens set sealed_successor = null
                where successor_hash = :presented and exists (select from exchanged)
            )
            insert into refresh_tokens
                (token_hash, session_id, user_version, global_version, issued_at)
            select :successor, session_id, :userVersion, :globalVersion, :at from exchanged
            """;

    private final JdbcClient jdbc;

    JdbcRefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void begin(UUID sessionId, TokenHash first, TokenVersions versions, Instant now) {
        jdbc.sql(BEGIN)
                .param("hash", first.bytes())
                .param("sessionId", sessionId)
                .param("userVersion", versions.user())
                .param("globalVersion", versions.global())
                .param("now", utc(now))
                .update();
    }

    @Override
    public Optional<StoredRefreshToken> find(TokenHash token) {
        return jdbc.sql(FIND)
                .param("hash", token.bytes())
                .query((row, number) -> stored(row))
                .optional();
    }

    @Override
    public boolean exchange(Exchange exchange) {
        int added =
                jdbc.sql(EXCHANGE)
                        .param("presented", exchange.presented().bytes())
                        .param("successor", exchange.successor().bytes())
                        .param("sealed", exchange.sealed().base64())
                        .param("userVersion", exchange.versions().user())
                        .param("globalVersion", exchange.versions().global())
                        .param("at", utc(exchange.at()))
                        .update();
        return added == 1;
    }

    private static StoredRefreshToken stored(ResultSet row) throws SQLException {
        var sealed = Optional.ofNullable(row.getString("sealed_successor")).map(SealedToken::new);
        return new StoredRefreshToken(
                TokenHash.of(row.getBytes("token_hash")),
                JdbcSessions.session(row, "session_id"),
                new TokenVersions(row.getInt("user_version"), row.getInt("global_version")),
                optionalInstant(row, "exchanged_at")
                        .map(at -> new StoredRefreshToken.Exchange(at, sealed)));
    }
}
