package com.dashtam.identity.application.user;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.PasswordFlaw;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.testing.workflow.RecordingWorkflows.Recorded;
import org.junit.jupiter.api.Test;

class RegisterUserHandlerTest {

    private final World world = new World();
    private final RegisterUserHandler handler =
            new RegisterUserHandler(world.registrations, world.ids, world.clock);

    private Result<Unit, RegistrationRefused> register(Email email, String password) {
        return handler.handle(new RegisterUser(email, password), STRANGER);
    }

    @Test
    void makesAnAccountThatWaitsForVerification() {
        Email email = World.anyEmail();

        assertThat(register(email, PASSWORD)).isEqualTo(Result.ok(Unit.DONE));

        var user = world.users.findByEmail(email).orElseThrow();
        assertThat(user.verified()).isFalse();
        assertThat(user.active()).isTrue();
        assertThat(user.roles()).containsExactly(Role.USER);
        assertThat(user.tokenVersion()).isEqualTo(1);
        assertThat(user.createdAt()).isEqualTo(world.clock.instant());
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserRegistrationAttempted(email.value()),
                        new UserRegistrationSucceeded(user.id(), email.value()));
        assertThat(world.workflows.recorded())
                .extracting(Recorded::key)
                .containsOnly(new EventKey.Email(email.value()));
    }

    @Test
    void refusesATakenAddressAfterTheSameWork() {
        Email email = world.member().email();
        int before = world.passwords.hashes();

        assertThat(register(email, PASSWORD))
                .isEqualTo(Result.err(new RegistrationRefused.EmailTaken()));

        assertThat(world.passwords.hashes()).isEqualTo(before + 1);
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserRegistrationAttempted(email.value()),
                        new UserRegistrationFailed(email.value(), RegistrationRefusal.email_taken));
    }

    @Test
    void recordsTheAttemptEvenWhenThePasswordIsTooWeak() {
        Email email = World.anyEmail();

        assertThat(register(email, "only-lower-case-1"))
                .isEqualTo(
                        Result.err(
                                new RegistrationRefused.PasswordTooWeak(PasswordFlaw.TOO_UNIFORM)));

        assertThat(world.users.findByEmail(email)).isEmpty();
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserRegistrationAttempted(email.value()),
                        new UserRegistrationFailed(
                                email.value(), RegistrationRefusal.password_too_weak));
    }

    @Test
    void recordsAFailureWhenItCannotHash() {
        Email email = World.anyEmail();
        world.passwords.becomeBusy();

        assertThatThrownBy(() -> register(email, PASSWORD))
                .isInstanceOf(IllegalStateException.class);

        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new UserRegistrationFailed(
                                email.value(), RegistrationRefusal.internal_error));
    }

    @Test
    void doesNotPrintThePassword() {
        var command = new RegisterUser(World.anyEmail(), PASSWORD);
        assertThat(command.toString()).doesNotContain(PASSWORD);
    }
}
