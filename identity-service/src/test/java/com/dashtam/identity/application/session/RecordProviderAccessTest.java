package com.dashtam.identity.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionProviderAccess;
import com.dashtam.identity.domain.session.ProviderAccess;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.testing.workflow.RecordingWorkflows.Recorded;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordProviderAccessTest {

    private final World world = new World();
    private final RecordProviderAccess accesses =
            new RecordProviderAccess(world.workflows, world.sessions);
    private final User user = world.member();
    private Session session = signIn();

    private Session signIn() {
        world.signedIn(user);
        return world.sessions.ofUser(user.id(), 1).getFirst();
    }

    @BeforeEach
    void forgetTheSignIn() {
        world.workflows.forget();
    }

    private void access(UUID userId, UUID sessionId, String provider) {
        accesses.handle(
                new ProviderAccess(userId, sessionId, provider, world.clock.instant(), true),
                World.STRANGER);
    }

    @Test
    void tellsOfTheFirstAccessToEachProvider() {
        access(user.id(), session.id(), "bank");
        access(user.id(), session.id(), "broker");
        access(user.id(), session.id(), "bank");

        assertThat(world.workflows.events())
                .containsExactly(
                        new SessionProviderAccess(user.id(), session.id(), "bank"),
                        new SessionProviderAccess(user.id(), session.id(), "broker"));
        assertThat(world.workflows.recorded())
                .extracting(Recorded::key)
                .containsOnly(new EventKey.User(user.id()));
    }

    @Test
    void tellsItAgainOfAnotherSession() {
        access(user.id(), session.id(), "bank");
        session = signIn();
        access(user.id(), session.id(), "bank");

        assertThat(world.workflows.events())
                .containsExactly(new SessionProviderAccess(user.id(), session.id(), "bank"));
    }

    @Test
    void tellsNothingOfASessionThatIsUnknownOrSomebodyElses() {
        access(user.id(), UUID.randomUUID(), "bank");
        access(UUID.randomUUID(), session.id(), "bank");

        assertThat(world.workflows.events()).isEmpty();
    }
}
