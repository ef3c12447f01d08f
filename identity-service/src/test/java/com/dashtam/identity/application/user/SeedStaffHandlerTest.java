package com.dashtam.identity.application.user;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.PasswordFlaw;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import org.junit.jupiter.api.Test;

class SeedStaffHandlerTest {

    private final World world = new World();
    private final SeedStaffHandler handler =
            new SeedStaffHandler(world.registrations, world.users, world.ids, world.clock);

    private Result<Unit, RegistrationRefused> seed(Email email, String password) {
        return handler.handle(
                new SeedStaff(Role.AUDITOR, email, password), Caller.system("bootstrap"));
    }

    @Test
    void makesAVerifiedAuditorOnce() {
        Email email = World.anyEmail();

        assertThat(seed(email, PASSWORD)).isEqualTo(Result.ok(Unit.DONE));
        assertThat(seed(email, PASSWORD)).isEqualTo(Result.ok(Unit.DONE));

        var auditor = world.users.findByEmail(email).orElseThrow();
        assertThat(auditor.roles()).containsExactly(Role.AUDITOR);
        assertThat(auditor.verified()).isTrue();
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserRegistrationAttempted(email.value()),
                        new UserRegistrationSucceeded(auditor.id(), email.value()));
        assertThat(world.workflows.recorded())
                .allMatch(recorded -> recorded.caller().actor().text().equals("system:bootstrap"));
    }

    @Test
    void leavesAnExistingUserAlone() {
        var member = world.member();

        assertThat(seed(member.email(), "Another-Secret-1")).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.users.findByEmail(member.email())).contains(member);
        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void refusesAWeakPassword() {
        assertThat(seed(World.anyEmail(), "short"))
                .isEqualTo(
                        Result.err(
                                new RegistrationRefused.PasswordTooWeak(PasswordFlaw.TOO_SHORT)));
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(new SeedStaff(Role.AUDITOR, World.anyEmail(), PASSWORD).toString())
                .doesNotContain(PASSWORD);
    }
}
