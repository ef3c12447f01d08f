package com.dashtam.identity.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.ProviderUse;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.token.StoredRefreshToken.Exchange;
import com.dashtam.identity.domain.token.StoredRefreshToken.Standing;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredRefreshTokenTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SealedToken SEALED = new SealedToken("sealed");

    private static StoredRefreshToken token(
            Optional<Session.Ending> ending, Optional<Exchange> exchange) {
        var session =
                new Session(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW,
                        NOW,
                        NOW,
                        NOW.plus(Session.LIFE),
                        ending,
                        ProviderUse.NONE);
        return new StoredRefreshToken(
                TokenHash.of("token"), session, new TokenVersions(1, 1), exchange);
    }

    private static StoredRefreshToken exchanged(Optional<SealedToken> successor) {
        return token(Optional.empty(), Optional.of(new Exchange(NOW, successor)));
    }

    @Test
    void isUsableUntilItsSessionExpires() {
        var fresh = token(Optional.empty(), Optional.empty());
        assertThat(fresh.standing(NOW)).isInstanceOf(Standing.Usable.class);
        assertThat(fresh.standing(NOW.plus(Session.LIFE))).isInstanceOf(Standing.Expired.class);
    }

    @Test
    void isRevokedWithItsSessionWhateverElseItIs() {
        var ending = Optional.of(new Session.Ending(NOW, EndReason.LOGOUT));
        var exchange = Optional.of(new Exchange(NOW, Optional.of(SEALED)));
        assertThat(token(ending, Optional.empty()).standing(NOW))
                .isInstanceOf(Standing.Revoked.class);
        assertThat(token(ending, exchange).standing(NOW.plus(Session.LIFE)))
                .isInstanceOf(Standing.Revoked.class);
    }

    @Test
    void givesItsUnusedSuccessorAgainForTenSeconds() {
        var retried = exchanged(Optional.of(SEALED));
        var end = NOW.plus(RefreshToken.RETRY_WINDOW);
        assertThat(retried.standing(NOW)).isEqualTo(new Standing.Retried(SEALED));
        assertThat(retried.standing(end.minusMillis(1))).isEqualTo(new Standing.Retried(SEALED));
        assertThat(retried.standing(end)).isInstanceOf(Standing.Reused.class);
    }

    @Test
    void isReusedOnceItsSuccessorWasUsed() {
        assertThat(exchanged(Optional.empty()).standing(NOW)).isInstanceOf(Standing.Reused.class);
    }
}
