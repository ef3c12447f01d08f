package com.dashtam.identity.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentAuthenticationTest {

    private final World world = new World();
    private final RecentAuthentication recent =
            new RecentAuthentication(world.sessions, world.clock);

    private Session signedIn() {
        User user = world.member();
        world.signedIn(user);
        return world.sessions.ofUser(user.id(), 1).getFirst();
    }

    @Test
    void isGivenByASignInForTenMinutes() {
        Session session = signedIn();

        assertThat(recent.covers(session.id())).isTrue();
        world.clock.forward(RecentAuthentication.MAX_AGE.minus(Duration.ofSeconds(1)));
        assertThat(recent.covers(session.id())).isTrue();
        world.clock.forward(Duration.ofSeconds(1));
        assertThat(recent.covers(session.id())).isFalse();
    }

    @Test
    void isGivenAgainByAuthenticatingAnew() {
        Session session = signedIn();
        world.clock.forward(RecentAuthentication.MAX_AGE);

        world.sessions.reauthenticated(session.id(), world.clock.instant());

        assertThat(recent.covers(session.id())).isTrue();
    }

    @Test
    void isNotGivenByASessionThatNobodyKnows() {
        assertThat(recent.covers(UUID.randomUUID())).isFalse();
    }
}
