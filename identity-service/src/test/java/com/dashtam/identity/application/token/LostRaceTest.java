package com.dashtam.identity.application.token;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.AuthTokenRefreshFailed;
import com.dashtam.events.identity.TokenRefreshRefusal;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.token.StoredRefreshToken;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.token.TokenVersions;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.OpenSeal;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody else acts between a refresh's look at its token and its exchange. */
class LostRaceTest {

    private final World world = new World();

    private RefreshAccessHandler interruptedBy(Runnable other) {
        return new RefreshAccessHandler(
                world.workflows,
                new TokenExchange(
                        new Interrupted(world.refreshTokens, other),
                        world.sessions,
                        world.users,
                        world.accessTokens,
                        new OpenSeal(),
                        new ReuseResponse(world.sessions, world.workflows),
                        world.random,
                        world.clock));
    }

    private static RefreshToken refreshed(Result<IssuedTokens, RefreshRefused> answer) {
        return switch (answer) {
            case Result.Ok(var tokens) -> tokens.refresh();
            case Result.Err(var refusal) -> throw new AssertionError("refused: " + refusal);
        };
    }

    @Test
    void theLoserGetsTheWinnersSuccessor() {
        RefreshToken token = world.signedIn(world.member()).tokens().refresh();
        var winner = new RefreshToken[1];

        var loser =
                interruptedBy(() -> winner[0] = refreshed(refreshDirectly(token)))
                        .handle(new RefreshAccess(token), STRANGER);

        assertThat(refreshed(loser)).isEqualTo(winner[0]);
    }

    @Test
    void theLoserEndsTheSessionWhenTheWinnerHasGoneOn() {
        User user = world.member();
        RefreshToken token = world.signedIn(user).tokens().refresh();

        var loser =
                interruptedBy(() -> refreshed(refreshDirectly(refreshed(refreshDirectly(token)))))
                        .handle(new RefreshAccess(token), STRANGER);

        assertThat(loser).isEqualTo(Result.err(RefreshRefused.TOKEN_REUSED));
        assertThat(world.sessions.ofUser(user.id(), 1).getFirst().isEnded()).isTrue();
        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new AuthTokenRefreshFailed(
                                user.id(),
                                token.hash().fingerprint(),
                                TokenRefreshRefusal.token_reused));
    }

    private Result<IssuedTokens, RefreshRefused> refreshDirectly(RefreshToken token) {
        return world.refresh.handle(new RefreshAccess(token), STRANGER);
    }

    /** Lets somebody else go first, once. */
    private static final class Interrupted implements RefreshTokens {

        private final RefreshTokens tokens;
        private Optional<Runnable> other;

        Interrupted(RefreshTokens tokens, Runnable other) {
            this.tokens = tokens;
            this.other = Optional.of(other);
        }

        @Override
        public void begin(UUID sessionId, TokenHash first, TokenVersions versions, Instant now) {
            tokens.begin(sessionId, first, versions, now);
        }

        @Override
        public Optional<StoredRefreshToken> find(TokenHash token) {
            return tokens.find(token);
        }

        @Override
        public boolean exchange(Exchange exchange) {
            var next = other;
            other = Optional.empty();
            next.ifPresent(Runnable::run);
            return tokens.exchange(exchange);
        }
    }
}
