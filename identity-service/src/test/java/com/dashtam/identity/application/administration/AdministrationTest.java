package com.dashtam.identity.application.administration;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.RoleAssignmentAttempted;
import com.dashtam.events.identity.RoleAssignmentFailed;
import com.dashtam.events.identity.RoleAssignmentRefusal;
import com.dashtam.events.identity.RoleAssignmentSucceeded;
import com.dashtam.events.identity.RoleRevocationFailed;
import com.dashtam.events.identity.RoleRevocationRefusal;
import com.dashtam.events.identity.RoleRevocationSucceeded;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.TokenVersionRaised;
import com.dashtam.events.identity.UserRestorationFailed;
import com.dashtam.events.identity.UserRestorationRefusal;
import com.dashtam.events.identity.UserRestorationSucceeded;
import com.dashtam.events.identity.UserSuspensionAttempted;
import com.dashtam.events.identity.UserSuspensionFailed;
import com.dashtam.events.identity.UserSuspensionRefusal;
import com.dashtam.events.identity.UserSuspensionSucceeded;
import com.dashtam.identity.application.session.SignInRefused;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    private static final String NOTE = "A laptop was stolen.";

    private final World world = new World();
    private final User user = world.member();
    private final User admin = world.member();
    private final Caller caller = STRANGER.as(new Actor.User(admin.id()));
    private final AssignRoleHandler assign = new AssignRoleHandler(world.workflows, world.users);
    private final RevokeRoleHandler revoke = new RevokeRoleHandler(world.workflows, world.users);
    private final SuspendUserHandler suspend =
            new SuspendUserHandler(world.workflows, world.users, world.sessions, world.clock);
    private final RestoreUserHandler restore = new RestoreUserHandler(world.workflows, world.users);

    private Result<Unit, AssignRoleRefused> assign(UUID to, Role role) {
        return assign.handle(new AssignRole(to, role, admin.id()), caller);
    }

    private Result<Unit, RevokeRoleRefused> revoke(UUID from, Role role) {
        return revoke.handle(new RevokeRole(from, role, admin.id()), caller);
    }

    private Result<Unit, SuspensionRefused> suspend(UUID whom) {
        return suspend.handle(new SuspendUser(whom, admin.id(), NOTE), caller);
    }

    private Result<Unit, RestorationRefused> restore(UUID whom) {
        return restore.handle(new RestoreUser(whom, admin.id()), caller);
    }

    @Test
    void assignsARoleAndVoidsAccessTokensWithoutIt() {
        assertThat(assign(user.id(), Role.AUDITOR)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.users.find(user.id()).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.USER, Role.AUDITOR);
        assertThat(world.workflows.events())
                .containsExactly(
                        new RoleAssignmentAttempted(user.id(), "auditor", admin.id()),
                        new RoleAssignmentSucceeded(user.id(), "auditor", admin.id()),
                        new TokenVersionRaised(user.id(), 2));
    }

    @Test
    void refusesARoleThatIsHeldAlreadyAndAUserWhoIsNotThere() {
        assertThat(assign(user.id(), Role.USER))
                .isEqualTo(Result.err(AssignRoleRefused.ALREADY_HELD));
        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new RoleAssignmentFailed(
                                user.id(),
                                "user",
                                admin.id(),
                                RoleAssignmentRefusal.already_has_role));
        assertThat(assign(UUID.randomUUID(), Role.USER))
                .isEqualTo(Result.err(AssignRoleRefused.USER_UNKNOWN));
        assertThat(world.users.find(user.id()).orElseThrow().tokenVersion()).isEqualTo(1);
    }

    @Test
    void revokesARoleAndVoidsAccessTokensWithIt() {
        assertThat(revoke(user.id(), Role.USER)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.users.find(user.id()).orElseThrow().roles()).isEmpty();
        assertThat(world.workflows.events())
                .endsWith(
                        new RoleRevocationSucceeded(user.id(), "user", admin.id()),
                        new TokenVersionRaised(user.id(), 2));
    }

    @Test
    void refusesToRevokeWhatIsNotHeldAndAnAdministratorsOwnRole() {
        assertThat(assign(admin.id(), Role.ADMIN)).isInstanceOf(Result.Ok.class);

        assertThat(revoke(admin.id(), Role.ADMIN))
                .isEqualTo(Result.err(RevokeRoleRefused.OWN_ROLE));
        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new RoleRevocationFailed(
                                admin.id(), "admin", admin.id(), RoleRevocationRefusal.own_role));
        assertThat(revoke(user.id(), Role.ADMIN)).isEqualTo(Result.err(RevokeRoleRefused.NOT_HELD));
        assertThat(revoke(UUID.randomUUID(), Role.ADMIN))
                .isEqualTo(Result.err(RevokeRoleRefused.USER_UNKNOWN));
        assertThat(world.users.find(admin.id()).orElseThrow().roles()).contains(Role.ADMIN);
    }

    @Test
    void suspendsAUserAndEndsHisSessions() {
        world.signedIn(user);
        UUID session = world.sessions.ofUser(user.id(), 1).getFirst().id();

        assertThat(suspend(user.id())).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .containsExactly(
                        new UserSuspensionAttempted(user.id(), admin.id(), NOTE),
                        new UserSuspensionSucceeded(user.id(), admin.id(), NOTE),
                        new SessionEnded(user.id(), session, SessionEnd.suspended));
        assertThat(world.signIn(user, PASSWORD))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_INACTIVE));
    }

    @Test
    void refusesASuspensionThatChangesNothingOrHitsItsAuthor() {
        assertThat(suspend(user.id())).isInstanceOf(Result.Ok.class);

        assertThat(suspend(user.id())).isEqualTo(Result.err(SuspensionRefused.ALREADY_SUSPENDED));
        assertThat(suspend(UUID.randomUUID()))
                .isEqualTo(Result.err(SuspensionRefused.USER_UNKNOWN));
        assertThat(suspend(admin.id())).isEqualTo(Result.err(SuspensionRefused.OWN_ACCOUNT));
        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new UserSuspensionFailed(
                                admin.id(), admin.id(), UserSuspensionRefusal.own_account));
        assertThat(world.users.find(admin.id()).orElseThrow().active()).isTrue();
    }

    @Test
    void letsASuspendedUserInAgain() {
        assertThat(suspend(user.id())).isInstanceOf(Result.Ok.class);

        assertThat(restore(user.id())).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .last()
                .isEqualTo(new UserRestorationSucceeded(user.id(), admin.id()));
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesToRestoreWhoIsNotSuspended() {
        assertThat(restore(user.id())).isEqualTo(Result.err(RestorationRefused.NOT_SUSPENDED));
        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new UserRestorationFailed(
                                user.id(), admin.id(), UserRestorationRefusal.not_suspended));
        assertThat(restore(UUID.randomUUID()))
                .isEqualTo(Result.err(RestorationRefused.USER_UNKNOWN));
    }
}
