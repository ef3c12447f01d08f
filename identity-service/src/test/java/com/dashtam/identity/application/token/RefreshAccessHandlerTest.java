package com.dashtam.identity.application.token;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.AuthTokenRefreshAttempted;
import com.dashtam.events.identity.AuthTokenRefreshFailed;
import com.dashtam.events.identity.AuthTokenRefreshSucceeded;
import com.dashtam.events.identity.RefreshTokenReuseDetected;
import com.dashtam.events.identity.SessionActivityUpdated;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.TokenRefreshRefusal;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.testing.workflow.RecordingWorkflows.Recorded;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshAccessHandlerTest {

    private final World world = new World();

    private Result<IssuedTokens, RefreshRefused> refresh(RefreshToken token) {
        return world.refresh.handle(new RefreshAccess(token), STRANGER);
    }

    private RefreshToken successorOf(RefreshToken token) {
        return switch (refresh(token)) {
            case Result.Ok(var tokens) -> tokens.refresh();
            case Result.Err(var refusal) -> throw new AssertionError("refused: " + refusal);
        };
    }

    private Session sessionOf(User user) {
        return world.sessions.ofUser(user.id(), 1).getFirst();
    }

    @Test
    void exchangesATokenForItsSuccessorAndANewAccessToken() {
        User user = world.member();
        RefreshToken first = world.signedIn(user).tokens().refresh();
        world.clock.forward(Duration.ofMinutes(20));

        RefreshToken second = successorOf(first);

        assertThat(second).isNotEqualTo(first);
        assertThat(world.signing.last().sessionId()).isEqualTo(sessionOf(user).id());
        assertThat(sessionOf(user).lastActivityAt()).isEqualTo(world.clock.instant());
        assertThat(world.workflows.events())
                .containsExactly(
                        new AuthTokenRefreshAttempted(first.hash().fingerprint()),
                        new AuthTokenRefreshSucceeded(user.id(), sessionOf(user).id()));
        assertThat(world.workflows.recorded())
                .extracting(Recorded::key)
                .containsOnly(new EventKey.User(user.id()));
    }

    @Test
    void givesTheSameSuccessorToARetry() {
        RefreshToken first = world.signedIn(world.member()).tokens().refresh();

        RefreshToken second = successorOf(first);
        world.clock.forward(Duration.ofSeconds(9));

        assertThat(successorOf(first)).isEqualTo(second);
        assertThat(successorOf(second)).isNotEqualTo(second);
    }

    @Test
    void endsTheSessionWhenATokenComesBackAfterTheRetryWindow() {
        User user = world.member();
        RefreshToken first = world.signedIn(user).tokens().refresh();
        RefreshToken second = successorOf(first);
        world.clock.forward(RefreshToken.RETRY_WINDOW);
        world.workflows.forget();

        assertThat(refresh(first)).isEqualTo(Result.err(RefreshRefused.TOKEN_REUSED));

        assertThat(refresh(second)).isEqualTo(Result.err(RefreshRefused.TOKEN_REVOKED));
        assertThat(world.workflows.events().subList(0, 4))
                .containsExactly(
                        new AuthTokenRefreshAttempted(first.hash().fingerprint()),
                        new RefreshTokenReuseDetected(
                                user.id(), user.email().value(), sessionOf(user).id()),
                        new SessionEnded(user.id(), sessionOf(user).id(), SessionEnd.token_reuse),
                        new AuthTokenRefreshFailed(
                                user.id(),
                                first.hash().fingerprint(),
                                TokenRefreshRefusal.token_reused));
    }

    @Test
    void endsTheSessionWhenATokenComesBackAfterItsSuccessorWasUsed() {
        RefreshToken first = world.signedIn(world.member()).tokens().refresh();
        RefreshToken third = successorOf(successorOf(first));

        assertThat(refresh(first)).isEqualTo(Result.err(RefreshRefused.TOKEN_REUSED));
        assertThat(refresh(third)).isEqualTo(Result.err(RefreshRefused.TOKEN_REVOKED));
    }

    @Test
    void tellsOfAReuseOnce() {
        RefreshToken first = world.signedIn(world.member()).tokens().refresh();
        successorOf(first);
        world.clock.forward(RefreshToken.RETRY_WINDOW);

        assertThat(refresh(first)).isEqualTo(Result.err(RefreshRefused.TOKEN_REUSED));
        assertThat(refresh(first)).isEqualTo(Result.err(RefreshRefused.TOKEN_REVOKED));

        assertThat(world.workflows.events())
                .filteredOn(RefreshTokenReuseDetected.class::isInstance)
                .hasSize(1);
    }

    @Test
    void refusesATokenThatNobodyIssued() {
        RefreshToken unknown = RefreshToken.mint(world.random);

        assertThat(refresh(unknown)).isEqualTo(Result.err(RefreshRefused.TOKEN_UNKNOWN));

        assertThat(world.workflows.events())
                .containsExactly(
                        new AuthTokenRefreshAttempted(unknown.hash().fingerprint()),
                        new AuthTokenRefreshFailed(
                                null,
                                unknown.hash().fingerprint(),
                                TokenRefreshRefusal.token_unknown));
        assertThat(world.workflows.recorded())
                .extracting(Recorded::key)
                .containsOnly(new EventKey.OwnWorkflow());
    }

    @Test
    void refusesATokenOfASessionThatHasExpiredHoweverOftenItWasExchanged() {
        RefreshToken token = world.signedIn(world.member()).tokens().refresh();
        for (int time = 0; time < 2; time++) {
            world.clock.forward(Duration.ofDays(12));
            token = successorOf(token);
        }
        world.clock.forward(Duration.ofDays(6).minusSeconds(1));
        RefreshToken last = successorOf(token);
        world.clock.forward(Duration.ofSeconds(1));

        assertThat(refresh(last)).isEqualTo(Result.err(RefreshRefused.TOKEN_EXPIRED));
    }

    @Test
    void tellsThatASessionIsInUseOnceAnHour() {
        User user = world.member();
        RefreshToken token = world.signedIn(user).tokens().refresh();
        UUID session = world.sessions.ofUser(user.id(), 1).getFirst().id();
        world.clock.forward(Duration.ofMinutes(59));
        RefreshToken next = successorOf(token);
        world.clock.forward(Duration.ofHours(1));

        assertThat(refresh(next)).isInstanceOf(Result.Ok.class);

        assertThat(world.workflows.events())
                .filteredOn(SessionActivityUpdated.class::isInstance)
                .containsExactly(
                        new SessionActivityUpdated(user.id(), session, "203.0.113.7", false));
    }

    @Test
    void refusesATokenOfASessionThatNobodyHasUsedForLong() {
        RefreshToken token = world.signedIn(world.member()).tokens().refresh();
        world.clock.forward(Session.IDLE);

        assertThat(refresh(token)).isEqualTo(Result.err(RefreshRefused.TOKEN_EXPIRED));
    }

    @Test
    void refusesAnInactiveUser() {
        User user = world.member();
        RefreshToken token = world.signedIn(user).tokens().refresh();
        assertThat(world.users.setActive(user.id(), false)).isTrue();

        assertThat(refresh(token)).isEqualTo(Result.err(RefreshRefused.USER_INACTIVE));
    }
}
