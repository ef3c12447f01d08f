package com.dashtam.identity.application.user;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.EmailVerificationAttempted;
import com.dashtam.events.identity.EmailVerificationFailed;
import com.dashtam.events.identity.EmailVerificationRefusal;
import com.dashtam.events.identity.EmailVerificationSucceeded;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.testing.workflow.RecordingWorkflows.Recorded;
import org.junit.jupiter.api.Test;

class VerifyEmailHandlerTest {

    private final World world = new World();
    private final VerifyEmailHandler handler =
            new VerifyEmailHandler(world.workflows, world.mailedTokens, world.users, world.clock);

    private OneTimeToken sentTo(User user) {
        return world.mailed(Purpose.VERIFY_EMAIL, user);
    }

    private Result<Unit, VerificationRefused> verify(OneTimeToken token) {
        return handler.handle(new VerifyEmail(token), STRANGER);
    }

    @Test
    void verifiesTheAddressOfTheTokensUser() {
        User user = world.newcomer();
        var token = sentTo(user);

        assertThat(verify(token)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.users.find(user.id()).orElseThrow().verified()).isTrue();
        assertThat(world.workflows.events())
                .containsExactly(
                        new EmailVerificationAttempted(token.hash().fingerprint()),
                        new EmailVerificationSucceeded(user.id(), user.email().value()));
        assertThat(world.workflows.recorded())
                .extracting(Recorded::key)
                .containsOnly(new EventKey.User(user.id()));
    }

    @Test
    void takesATokenOnce() {
        var token = sentTo(world.newcomer());
        assertThat(verify(token)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(verify(token)).isEqualTo(Result.err(VerificationRefused.TOKEN_ALREADY_USED));
    }

    @Test
    void refusesATokenAfterADay() {
        User user = world.newcomer();
        var token = sentTo(user);
        world.clock.forward(Purpose.VERIFY_EMAIL.life());

        assertThat(verify(token)).isEqualTo(Result.err(VerificationRefused.TOKEN_EXPIRED));
        assertThat(world.users.find(user.id()).orElseThrow().verified()).isFalse();
    }

    @Test
    void refusesATokenThatNobodyWasSent() {
        var token = OneTimeToken.mint(world.random);

        assertThat(verify(token)).isEqualTo(Result.err(VerificationRefused.TOKEN_UNKNOWN));

        assertThat(world.workflows.events())
                .containsExactly(
                        new EmailVerificationAttempted(token.hash().fingerprint()),
                        new EmailVerificationFailed(
                                token.hash().fingerprint(),
                                EmailVerificationRefusal.token_unknown));
    }
}
