package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.session.SessionTier;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    void keepsRolesAndState() {
        var user =
                new User(
                        ids.next(),
                        World.anyEmail(),
                        new PasswordHash("{x}secret"),
                        Set.of(Role.ADMIN, Role.AUDITOR),
                        true,
                        false,
                        SessionTier.PLUS,
                        Optional.of(4),
                        7,
                        6,
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
    void changesAPassword() {
        User user = added();
        users().changePassword(user.id(), new PasswordHash("{x}other"));
        assertThat(users().find(user.id()).orElseThrow().passwordHash())
                .isEqualTo(new PasswordHash("{x}other"));
    }

    private List<User> search(
            Optional<String> email, Optional<Role> role, Optional<Boolean> active) {
        return users().newestFirst(new UserFilter(email, role, active), Optional.empty(), 100);
    }

    @Test
    void listsTheNewestUsersThatMatch() {
        User older = added();
        User newer = added();
        var byAddress = Optional.of(newer.email().value().substring(5, 30));
        assertThat(search(byAddress, Optional.empty(), Optional.empty())).containsExactly(newer);
        assertThat(search(Optional.of("user_"), Optional.empty(), Optional.empty())).isEmpty();
        assertThat(search(Optional.empty(), Optional.of(Role.USER), Optional.of(true)))
                .containsSubsequence(newer, older);
        assertThat(search(byAddress, Optional.of(Role.ADMIN), Optional.empty())).isEmpty();
        assertThat(search(byAddress, Optional.empty(), Optional.of(false))).isEmpty();

        var all = new UserFilter(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(users().newestFirst(all, Optional.of(newer.id()), 1)).containsExactly(older);
    }

    @Test
    void grantsAndRevokesARoleOnce() {
        UUID user = added().id();
        assertThat(users().grantRole(user, Role.AUDITOR)).isTrue();
        assertThat(users().grantRole(user, Role.AUDITOR)).isFalse();
        assertThat(users().find(user).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.USER, Role.AUDITOR);
        assertThat(users().revokeRole(user, Role.USER)).isTrue();
        assertThat(users().revokeRole(user, Role.USER)).isFalse();
        assertThat(users().find(user).orElseThrow().roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void suspendsAndRestoresOnce() {
        UUID user = added().id();
        assertThat(users().setActive(user, true)).isFalse();
        assertThat(users().setActive(user, false)).isTrue();
        assertThat(users().setActive(user, false)).isFalse();
        assertThat(users().find(user).orElseThrow().active()).isFalse();
        assertThat(users().setActive(user, true)).isTrue();
        assertThat(users().find(user).orElseThrow().active()).isTrue();
    }

    @Test
    void keepsWhoeverWantsToBeForgottenApartFromTheSuspended() {
        UUID user = added().id();
        users().deactivate(user, NOW);
        assertThat(users().find(user).orElseThrow().active()).isFalse();
        assertThat(users().setActive(user, true)).isFalse();
        assertThat(users().find(user).orElseThrow().active()).isFalse();
        assertThat(users().setActive(user, false)).isTrue();
        users().reactivate(user);
        assertThat(users().find(user).orElseThrow().active()).isFalse();
        assertThat(users().setActive(user, true)).isTrue();
        assertThat(users().find(user).orElseThrow().active()).isTrue();
    }

    @Test
    void changesHowManySessionsMayBeOpen() {
        UUID user = added().id();
        users().changeSessionLimit(user, SessionTier.PLUS, Optional.of(7));
        assertThat(users().find(user).orElseThrow().maxSessions()).hasValue(7);
        users().changeSessionLimit(user, SessionTier.PLUS, Optional.empty());
        assertThat(users().find(user).orElseThrow().tier()).isEqualTo(SessionTier.PLUS);
        assertThat(users().find(user).orElseThrow().maxSessions()).hasValue(5);
    }

    @Test
    void changesAnAddressThatNobodyHas() {
        User user = added();
        User other = added();
        var wanted = World.anyEmail();
        assertThat(users().changeEmail(user.id(), other.email())).isFalse();
        assertThat(users().find(user.id()).orElseThrow().email()).isEqualTo(user.email());
        assertThat(users().changeEmail(user.id(), wanted)).isTrue();
        assertThat(users().findByEmail(wanted).orElseThrow().id()).isEqualTo(user.id());
        assertThat(users().findByEmail(user.email())).isEmpty();
    }

    @Test
    void raisesTheVersionOfAccessTokensAloneOrOfBoth() {
        UUID user = added().id();
        assertThat(users().raiseTokenVersion(user)).isEqualTo(2);
        assertThat(users().find(user).orElseThrow().minRefreshVersion()).isEqualTo(1);
        assertThat(users().rotateTokens(user)).isEqualTo(3);
        assertThat(users().find(user).orElseThrow().tokenVersion()).isEqualTo(3);
        assertThat(users().find(user).orElseThrow().minRefreshVersion()).isEqualTo(3);
    }

    @Test
    void locksNobodyWhereNobodyIs() {
        assertThat(users().lock(UUID.randomUUID())).isFalse();
        assertThat(users().lock(added().id())).isTrue();
    }

    @Test
    void remembersThatAnAddressIsVerified() {
        User user = added();
        users().markVerified(user.id());
        assertThat(users().find(user.id()).orElseThrow().verified()).isTrue();
    }
}
