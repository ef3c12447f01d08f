package com.dashtam.identity.application.session;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.LogoutRefusal;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.UserLogoutAttempted;
import com.dashtam.events.identity.UserLogoutFailed;
import com.dashtam.events.identity.UserLogoutSucceeded;
import com.dashtam.identity.application.token.RefreshAccess;
import com.dashtam.identity.application.token.RefreshRefused;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignOutHandlerTest {

    private final World world = new World();
    private final SignOutHandler handler =
            new SignOutHandler(world.workflows, world.sessions, world.clock);

    private static Caller as(User user) {
        return STRANGER.as(new Actor.User(user.id()));
    }

    private UUID onlySessionOf(User user) {
        return world.sessions.ofUser(user.id(), 2).getFirst().id();
    }

    @Test
    void endsTheSessionAndEveryTokenOfIt() {
        User user = world.member();
        var tokens = world.signedIn(user).tokens();
        UUID session = onlySessionOf(user);

        assertThat(handler.handle(new SignOut(user.id(), session), as(user)))
                .isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .containsExactly(
                        new UserLogoutAttempted(user.id(), session),
                        new UserLogoutSucceeded(user.id(), session),
                        new SessionEnded(user.id(), session, SessionEnd.logout));
        assertThat(world.refresh.handle(new RefreshAccess(tokens.refresh()), STRANGER))
                .isEqualTo(Result.err(RefreshRefused.TOKEN_REVOKED));
    }

    @Test
    void refusesASessionThatIsOver() {
        User user = world.member();
        world.signedIn(user);
        var signOut = new SignOut(user.id(), onlySessionOf(user));
        assertThat(handler.handle(signOut, as(user))).isInstanceOf(Result.Ok.class);
        world.workflows.forget();

        assertThat(handler.handle(signOut, as(user))).isEqualTo(Result.err(new SessionOver()));

        assertThat(world.workflows.events())
                .containsExactly(
                        new UserLogoutAttempted(user.id(), signOut.sessionId()),
                        new UserLogoutFailed(
                                user.id(), signOut.sessionId(), LogoutRefusal.session_unknown));
    }

    @Test
    void refusesTheSessionOfSomebodyElse() {
        User owner = world.member();
        User other = world.member();
        world.signedIn(owner);
        UUID session = onlySessionOf(owner);

        assertThat(handler.handle(new SignOut(other.id(), session), as(other)))
                .isEqualTo(Result.err(new SessionOver()));
        assertThat(world.sessions.find(session).orElseThrow().isEnded()).isFalse();
    }
}
