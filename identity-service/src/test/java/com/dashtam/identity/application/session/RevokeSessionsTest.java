package com.dashtam.identity.application.session;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.AllSessionsRevocationAttempted;
import com.dashtam.events.identity.AllSessionsRevocationFailed;
import com.dashtam.events.identity.AllSessionsRevocationRefusal;
import com.dashtam.events.identity.AllSessionsRevocationSucceeded;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.SessionRevocationAttempted;
import com.dashtam.events.identity.SessionRevocationFailed;
import com.dashtam.events.identity.SessionRevocationRefusal;
import com.dashtam.events.identity.SessionRevocationSucceeded;
import com.dashtam.identity.application.token.RefreshAccess;
import com.dashtam.identity.application.token.RefreshRefused;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevokeSessionsTest {

    private static final String NOTE = "I lost my phone.";

    private final World world = new World();
    private final User user = world.member();
    private final RevokeSessionHandler one =
            new RevokeSessionHandler(world.workflows, world.sessions, world.clock);
    private final RevokeSessionsHandler all =
            new RevokeSessionsHandler(world.workflows, world.users, world.sessions, world.clock);

    private static Caller as(UUID user) {
        return STRANGER.as(new Actor.User(user));
    }

    private UUID newestSession() {
        return world.sessions.ofUser(user.id(), 1).getFirst().id();
    }

    private boolean isOver(UUID session) {
        return world.sessions.find(session).orElseThrow().isEnded();
    }

    @Test
    void endsASessionAndEveryTokenOfIt() {
        var tokens = world.signedIn(user).tokens();
        UUID session = newestSession();

        assertThat(one.handle(new RevokeSession(user.id(), session, NOTE), as(user.id())))
                .isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .containsExactly(
                        new SessionRevocationAttempted(user.id(), session, NOTE),
                        new SessionRevocationSucceeded(
                                user.id(), session, NOTE, "Firefox on Linux", true),
                        new SessionEnded(user.id(), session, SessionEnd.revoked));
        assertThat(world.refresh.handle(new RefreshAccess(tokens.refresh()), STRANGER))
                .isEqualTo(Result.err(RefreshRefused.TOKEN_REVOKED));
    }

    @Test
    void endsASessionOnceHoweverOftenItIsAsked() {
        world.signedIn(user);
        var command = new RevokeSession(user.id(), newestSession(), NOTE);
        assertThat(one.handle(command, as(user.id()))).isInstanceOf(Result.Ok.class);
        world.workflows.forget();

        assertThat(one.handle(command, as(user.id()))).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .hasSize(2)
                .noneMatch(event -> event instanceof SessionEnded);
    }

    @Test
    void tellsWhenAnotherThanTheOwnerEndsASession() {
        world.signedIn(user);
        UUID session = newestSession();

        assertThat(one.handle(new RevokeSession(user.id(), session, NOTE), as(UUID.randomUUID())))
                .isInstanceOf(Result.Ok.class);

        assertThat(world.workflows.events())
                .contains(
                        new SessionRevocationSucceeded(
                                user.id(), session, NOTE, "Firefox on Linux", false));
    }

    @Test
    void refusesTheSessionOfSomebodyElse() {
        world.signedIn(user);
        UUID session = newestSession();
        UUID other = world.member().id();

        assertThat(one.handle(new RevokeSession(other, session, NOTE), as(other)))
                .isEqualTo(Result.err(new NoSuchSession()));

        assertThat(isOver(session)).isFalse();
        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new SessionRevocationFailed(
                                other, session, SessionRevocationRefusal.session_unknown));
    }

    @Test
    void endsAllSessionsButOne() {
        world.signedIn(user);
        UUID lost = newestSession();
        world.signedIn(user);
        UUID kept = newestSession();

        assertThat(
                        all.handle(
                                new RevokeSessions(user.id(), Optional.of(kept), NOTE),
                                as(user.id())))
                .isEqualTo(Result.ok(1));

        assertThat(isOver(lost)).isTrue();
        assertThat(isOver(kept)).isFalse();
        assertThat(world.workflows.events())
                .containsExactly(
                        new AllSessionsRevocationAttempted(user.id(), kept, NOTE),
                        new AllSessionsRevocationSucceeded(user.id(), kept, NOTE, 1),
                        new SessionEnded(user.id(), lost, SessionEnd.all_revoked));
    }

    @Test
    void endsAllSessionsWithoutException() {
        world.signedIn(user);
        world.signedIn(user);

        assertThat(all.handle(new RevokeSessions(user.id(), Optional.empty(), NOTE), as(user.id())))
                .isEqualTo(Result.ok(2));
        assertThat(world.sessions.countActive(user.id(), world.clock.instant())).isZero();
    }

    @Test
    void leavesTheSessionsOfOthersAlone() {
        world.signedIn(user);
        UUID other = world.member().id();

        assertThat(all.handle(new RevokeSessions(other, Optional.empty(), NOTE), as(other)))
                .isEqualTo(Result.ok(0));
        assertThat(isOver(newestSession())).isFalse();
    }

    @Test
    void refusesAUserWhoIsNotThere() {
        UUID nobody = UUID.randomUUID();

        assertThat(all.handle(new RevokeSessions(nobody, Optional.empty(), NOTE), STRANGER))
                .isEqualTo(Result.err(new NoSuchUser()));

        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new AllSessionsRevocationFailed(
                                nobody, AllSessionsRevocationRefusal.user_unknown));
    }
}
