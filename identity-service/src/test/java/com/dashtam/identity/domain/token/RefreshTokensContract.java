package com.dashtam.identity.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.StoredRefreshToken.Standing;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeper of refresh tokens does. */
public abstract class RefreshTokensContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TokenVersions VERSIONS = new TokenVersions(1, 1);
    private static final SealedToken SEALED = new SealedToken("c2VhbGVk");

    protected abstract RefreshTokens tokens();

    protected abstract Sessions sessions();

    /** Somebody whom sessions may belong to. */
    protected abstract UUID anyUser();

    private static TokenHash anyHash() {
        return RefreshToken.mint(RandomGenerator.getDefault()).hash();
    }

    private Session opened() {
        var session =
                Session.open(
                        UUID.randomUUID(),
                        anyUser(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW);
        sessions().add(session);
        return session;
    }

    private TokenHash begun(Session session) {
        TokenHash first = anyHash();
        tokens().begin(session.id(), first, VERSIONS, NOW);
        return first;
    }

    private boolean exchange(TokenHash presented, TokenHash successor, Instant at) {
        return tokens().exchange(
                        new RefreshTokens.Exchange(presented, successor, SEALED, VERSIONS, at));
    }

    private Standing standing(TokenHash token) {
        return tokens().find(token).orElseThrow().standing(NOW);
    }

    @Test
    void findsATokenWithItsSession() {
        Session session = opened();
        TokenHash first = begun(session);
        assertThat(tokens().find(first))
                .contains(new StoredRefreshToken(first, session, VERSIONS, Optional.empty()));
        assertThat(tokens().find(anyHash())).isEmpty();
    }

    @Test
    void exchangesATokenOnce() {
        Session session = opened();
        TokenHash first = begun(session);
        TokenHash second = anyHash();
        TokenHash other = anyHash();
        assertThat(exchange(first, second, NOW)).isTrue();
        assertThat(exchange(first, other, NOW)).isFalse();
        assertThat(standing(first)).isEqualTo(new Standing.Retried(SEALED));
        assertThat(tokens().find(second))
                .contains(new StoredRefreshToken(second, session, VERSIONS, Optional.empty()));
        assertThat(tokens().find(other)).isEmpty();
    }

    @Test
    void forgetsTheSealedSuccessorOnceItIsUsed() {
        TokenHash first = begun(opened());
        TokenHash second = anyHash();
        assertThat(exchange(first, second, NOW)).isTrue();
        assertThat(exchange(second, anyHash(), NOW)).isTrue();
        assertThat(standing(first)).isEqualTo(new Standing.Reused());
        assertThat(standing(second)).isEqualTo(new Standing.Retried(SEALED));
    }

    @Test
    void exchangesNothingOfASessionThatIsEnded() {
        Session session = opened();
        TokenHash first = begun(session);
        assertThat(sessions().end(session.id(), session.userId(), EndReason.LOGOUT, NOW)).isTrue();
        assertThat(exchange(first, anyHash(), NOW)).isFalse();
        assertThat(standing(first)).isEqualTo(new Standing.Revoked());
    }

    @Test
    void exchangesNothingOfASessionThatHasExpired() {
        TokenHash first = begun(opened());
        assertThat(exchange(first, anyHash(), NOW.plus(Session.LIFE))).isFalse();
    }

    @Test
    void exchangesNothingThatItDoesNotKnow() {
        assertThat(exchange(anyHash(), anyHash(), NOW)).isFalse();
    }
}
