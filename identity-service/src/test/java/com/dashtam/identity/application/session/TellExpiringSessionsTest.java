package com.dashtam.identity.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionExpiring;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.NoTransactions;
import com.dashtam.identity.fixture.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TellExpiringSessionsTest {

    private final World world = new World();
    private final User user = world.member();
    private final UUID session = signIn();
    private final TellExpiringSessions work =
            new TellExpiringSessions(
                    world.workflows, new NoTransactions(), world.sessions, world.clock);

    private UUID signIn() {
        world.signedIn(user);
        return world.sessions.ofUser(user.id(), 1).getFirst().id();
    }

    @Test
    void tellsOfASessionThatEndsSoonOnce() {
        world.clock.forward(Session.IDLE.minus(Duration.ofMinutes(10)));

        assertThat(work.run(10)).isEqualTo(1);
        assertThat(work.run(10)).isZero();
        assertThat(world.workflows.events())
                .containsExactly(new SessionExpiring(user.id(), session, 600));
    }

    @Test
    void tellsNothingOfASessionThatLastsLonger() {
        world.clock.forward(
                Session.IDLE.minus(TellExpiringSessions.NOTICE).minus(Duration.ofSeconds(1)));

        assertThat(work.run(10)).isZero();
    }

    @Test
    void tellsNothingOfASessionThatIsOver() {
        assertThat(world.sessions.end(session, user.id(), EndReason.LOGOUT, world.clock.instant()))
                .isTrue();
        world.clock.forward(Session.IDLE.minus(Duration.ofMinutes(10)));

        assertThat(work.run(10)).isZero();
        assertThat(world.workflows.events()).isEmpty();
    }
}
