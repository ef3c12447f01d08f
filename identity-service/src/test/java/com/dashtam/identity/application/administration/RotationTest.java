package com.dashtam.identity.application.administration;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.GlobalTokenRotationAttempted;
import com.dashtam.events.identity.GlobalTokenRotationSucceeded;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.TokenRejectedDueToRotation;
import com.dashtam.events.identity.TokenRejection;
import com.dashtam.events.identity.TokenVersionRaised;
import com.dashtam.events.identity.UserTokenRotationAttempted;
import com.dashtam.events.identity.UserTokenRotationFailed;
import com.dashtam.events.identity.UserTokenRotationRefusal;
import com.dashtam.events.identity.UserTokenRotationSucceeded;
import com.dashtam.identity.application.session.NoSuchUser;
import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.application.token.RefreshAccess;
import com.dashtam.identity.application.token.RefreshRefused;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.TokenVersions;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RotationTest {

    private static final String NOTE = "A laptop was stolen.";
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final UUID ADMIN = UUID.randomUUID();

    private final World world = new World();
    private final User user = world.member();
    private final RotateUserTokensHandler rotateUser =
            new RotateUserTokensHandler(world.workflows, world.users, world.sessions, world.clock);
    private final RotateAllTokensHandler rotateAll =
            new RotateAllTokensHandler(world.workflows, world.settings, world.clock);

    private Result<IssuedTokens, RefreshRefused> refresh(RefreshToken token) {
        return world.refresh.handle(new RefreshAccess(token), STRANGER);
    }

    private RefreshToken signIn() {
        return world.signedIn(user).tokens().refresh();
    }

    private void rotateAll() {
        assertThat(rotateAll.handle(new RotateAllTokens(ADMIN, NOTE, GRACE), STRANGER))
                .isInstanceOf(Result.Ok.class);
    }

    @Test
    void voidsAllTokensOfAUser() {
        var token = signIn();
        UUID session = world.sessions.ofUser(user.id(), 1).getFirst().id();

        assertThat(rotateUser.handle(new RotateUserTokens(user.id(), ADMIN, NOTE), STRANGER))
                .isEqualTo(Result.ok(2));

        assertThat(world.workflows.events())
                .containsExactly(
                        new UserTokenRotationAttempted(user.id(), ADMIN, NOTE),
                        new UserTokenRotationSucceeded(user.id(), ADMIN, NOTE, 1, 2),
                        new SessionEnded(user.id(), session, SessionEnd.tokens_rotated),
                        new TokenVersionRaised(user.id(), 2));
        assertThat(refresh(token)).isEqualTo(Result.err(RefreshRefused.TOKEN_REVOKED));
    }

    @Test
    void letsARotatedUserSignInAndRefreshWhateverWasRotatedBefore() {
        rotateAll();
        assertThat(rotateUser.handle(new RotateUserTokens(user.id(), ADMIN, NOTE), STRANGER))
                .isInstanceOf(Result.Ok.class);
        rotateAll();
        world.clock.forward(GRACE);

        var token = signIn();

        assertThat(world.signing.last().versions()).isEqualTo(new TokenVersions(2, 5));
        assertThat(refresh(token)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesToRotateTheTokensOfNobody() {
        UUID nobody = UUID.randomUUID();

        assertThat(rotateUser.handle(new RotateUserTokens(nobody, ADMIN, NOTE), STRANGER))
                .isEqualTo(Result.err(new NoSuchUser()));

        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new UserTokenRotationFailed(
                                nobody, ADMIN, UserTokenRotationRefusal.user_unknown));
    }

    @Test
    void voidsTheTokensOfAllOnceTheGracePeriodIsOver() {
        var token = signIn();
        rotateAll();
        assertThat(world.workflows.events())
                .containsExactly(
                        new GlobalTokenRotationAttempted(ADMIN, NOTE),
                        new GlobalTokenRotationSucceeded(ADMIN, NOTE, 3, 4, 300));
        world.clock.forward(GRACE);
        world.workflows.forget();

        assertThat(refresh(token)).isEqualTo(Result.err(RefreshRefused.VERSION_REJECTED));

        assertThat(world.workflows.events())
                .contains(
                        new TokenRejectedDueToRotation(
                                user.id(), 3, 4, TokenRejection.global_rotation));
        assertThat(world.sessions.countActive(user.id(), world.clock.instant())).isEqualTo(1);
    }

    @Test
    void exchangesATokenWithinTheGracePeriodForOneThatOutlivesIt() {
        var token = signIn();
        rotateAll();

        var successor =
                switch (refresh(token)) {
                    case Result.Ok<IssuedTokens, RefreshRefused>(var tokens) -> tokens.refresh();
                    case Result.Err<IssuedTokens, RefreshRefused>(var refusal) ->
                            throw new AssertionError("refused: " + refusal);
                };

        world.clock.forward(GRACE);
        assertThat(refresh(successor)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesATokenThatIsTwoRotationsOldAtOnce() {
        var token = signIn();
        rotateAll();
        rotateAll();

        assertThat(refresh(token)).isEqualTo(Result.err(RefreshRefused.VERSION_REJECTED));
    }

    @Test
    void refusesAUsersTokenThatWasRotatedAwayThoughItsSessionGoesOn() {
        var token = signIn();
        assertThat(world.users.rotateTokens(user.id())).isEqualTo(2);

        assertThat(refresh(token)).isEqualTo(Result.err(RefreshRefused.VERSION_REJECTED));

        assertThat(world.workflows.events())
                .contains(
                        new TokenRejectedDueToRotation(
                                user.id(), 1, 2, TokenRejection.user_rotation));
    }

    @Test
    void refreshesAfterAChangeOfRolesAndCarriesTheNewOnes() {
        var token = signIn();
        var assign = new AssignRoleHandler(world.workflows, world.users);
        assertThat(assign.handle(new AssignRole(user.id(), Role.AUDITOR, ADMIN), STRANGER))
                .isInstanceOf(Result.Ok.class);

        assertThat(refresh(token)).isInstanceOf(Result.Ok.class);

        assertThat(world.signing.last().roles()).containsExactlyInAnyOrder(Role.USER, Role.AUDITOR);
        assertThat(world.signing.last().versions().user()).isEqualTo(2);
    }
}
