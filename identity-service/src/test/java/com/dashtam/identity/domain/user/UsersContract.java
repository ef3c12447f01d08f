package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of users does. */
public abstract class UsersContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Ids ids = new UuidV7(InstantSource.system());

    protected abstract Users users();

    private User added() {
        var user =
                User.registered(ids.next(), World.anyEmail(), new PasswordHash("{x}secret"), NOW);
        assertThat(users().add(user)).isTrue();
        return user;
    }

    private Lockout lockoutOf(User user) {
        return users().find(user.id()).orElseThrow().lockout();
    }

    private void fail(User user, int times, Instant at) {
        for (int i = 0; i < times; i++) {
            users().recordFailedSignIn(user.email(), at);
        }
    }

    @Test
    void findsAUserByIdAndByAddress() {
        User user = added();
        assertThat(users().find(user.id())).contains(user);
        assertThat(users().findByEmail(user.email())).contains(user);
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        assertThat(users().find(UUID.randomUUID())).isEmpty();
        assertThat(users().findByEmail(World.anyEmail())).isEmpty();
    }

    @Test
    void keepsRolesAndLockout() {
        var user =
                new User(
                        ids.next(),
                        World.anyEmail(),
                        new PasswordHash("{x}secret"),
                        Set.of(Role.ADMIN, Role.AUDITOR),
                        true,
                        false,
                        new Lockout(5, Optional.of(NOW.plusSeconds(60))),
                        7,
                        NOW);
        assertThat(users().add(user)).isTrue();
        assertThat(users().find(user.id())).contains(user);
    }

    @Test
    void refusesASecondUserWithTheSameAddress() {
        User first = added();
        var second = User.registered(ids.next(), first.email(), new PasswordHash("{x}other"), NOW);
        assertThat(users().add(second)).isFalse();
        assertThat(users().find(second.id())).isEmpty();
        assertThat(users().findByEmail(first.email())).contains(first);
    }

    @Test
    void remembersThatAnAddressIsVerified() {
        User user = added();
        users().markVerified(user.id());
        assertThat(users().find(user.id()).orElseThrow().verified()).isTrue();
    }

    @Test
    void countsFailuresAndLocksAtTheFifth() {
        User user = added();
        fail(user, 4, NOW);
        assertThat(lockoutOf(user)).isEqualTo(new Lockout(4, Optional.empty()));
        fail(user, 1, NOW);
        assertThat(lockoutOf(user)).isEqualTo(new Lockout(5, Optional.of(NOW.plus(Lockout.LOCK))));
    }

    @Test
    void neitherCountsNorProlongsWhileALockHolds() {
        User user = added();
        fail(user, 5, NOW);
        fail(user, 3, NOW.plusSeconds(60));
        assertThat(lockoutOf(user)).isEqualTo(new Lockout(5, Optional.of(NOW.plus(Lockout.LOCK))));
    }

    @Test
    void countsFromOneWhenALockIsOver() {
        User user = added();
        fail(user, 5, NOW);
        fail(user, 1, NOW.plus(Lockout.LOCK));
        assertThat(lockoutOf(user)).isEqualTo(new Lockout(1, Optional.empty()));
    }

    @Test
    void doesNotCountForAnAddressThatNobodyHas() {
        var unknown = World.anyEmail();
        users().recordFailedSignIn(unknown, NOW);
        assertThat(users().findByEmail(unknown)).isEmpty();
    }

    @Test
    void admitsUnlessALockHolds() {
        User user = added();
        fail(user, 4, NOW);
        assertThat(users().admit(user.id(), NOW)).isTrue();
        assertThat(lockoutOf(user)).isEqualTo(Lockout.NONE);

        fail(user, 5, NOW);
        assertThat(users().admit(user.id(), NOW.plusSeconds(60))).isFalse();
        assertThat(lockoutOf(user).failures()).isEqualTo(5);
        assertThat(users().admit(user.id(), NOW.plus(Lockout.LOCK))).isTrue();
        assertThat(lockoutOf(user)).isEqualTo(Lockout.NONE);
    }
}
