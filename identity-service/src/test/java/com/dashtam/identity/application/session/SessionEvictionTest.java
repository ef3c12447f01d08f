package com.dashtam.identity.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.SessionEvicted;
import com.dashtam.events.identity.SessionLimitExceeded;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.identity.domain.session.SessionTier;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEvictionTest {

    private final World world = new World();

    private UUID signIn(User user) {
        world.clock.forward(Duration.ofSeconds(1));
        world.signedIn(user);
        return world.sessions.ofUser(user.id(), 1).getFirst().id();
    }

    private int open(User user) {
        return world.sessions.countActive(user.id(), world.clock.instant());
    }

    @Test
    void endsTheOldestSessionBeyondTheLimit() {
        User user = world.member();
        UUID oldest = signIn(user);
        UUID second = signIn(user);

        assertThat(world.signIn(user, World.PASSWORD)).isNotNull();

        UUID newest = world.sessions.ofUser(user.id(), 1).getFirst().id();
        assertThat(world.sessions.activeOfUser(user.id(), world.clock.instant(), 9))
                .extracting(session -> session.id())
                .containsExactly(newest, second);
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserLoginAttempted(user.email().value()),
                        new UserLoginSucceeded(user.id(), user.email().value(), newest),
                        new SessionLimitExceeded(user.id(), 2, 2),
                        new SessionEvicted(user.id(), oldest, "Firefox on Linux"),
                        new SessionEnded(user.id(), oldest, SessionEnd.evicted),
                        new SessionCreated(
                                user.id(),
                                newest,
                                "Firefox on Linux",
                                "203.0.113.7",
                                World.PLACE.text(),
                                true));
    }

    @ParameterizedTest
    @CsvSource({"BASIC, 2", "ESSENTIAL, 3", "PLUS, 5", "PREMIUM, 10", "PRO, 12"})
    void allowsAsManySessionsAsTheTierDoes(SessionTier tier, int allowed) {
        User user = world.member();
        world.users.changeSessionLimit(user.id(), tier, Optional.empty());
        for (int i = 0; i < 12; i++) {
            signIn(user);
        }

        assertThat(open(user)).isEqualTo(allowed);
    }

    @Test
    void prefersTheNumberThatTheUserHasOfHisOwn() {
        User user = world.member();
        world.users.changeSessionLimit(user.id(), SessionTier.PRO, Optional.of(1));
        signIn(user);
        UUID newest = signIn(user);

        assertThat(world.sessions.activeOfUser(user.id(), world.clock.instant(), 9))
                .extracting(session -> session.id())
                .containsExactly(newest);
    }

    @Test
    void endsSeveralWhereTheLimitHasSunk() {
        User user = world.member();
        world.users.changeSessionLimit(user.id(), SessionTier.PLUS, Optional.empty());
        for (int i = 0; i < 5; i++) {
            signIn(user);
        }
        world.users.changeSessionLimit(user.id(), SessionTier.BASIC, Optional.empty());

        signIn(user);

        assertThat(open(user)).isEqualTo(2);
    }
}
