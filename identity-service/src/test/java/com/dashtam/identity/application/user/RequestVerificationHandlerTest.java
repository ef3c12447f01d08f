package com.dashtam.identity.application.user;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.EmailVerificationRequestAttempted;
import com.dashtam.events.identity.EmailVerificationRequestFailed;
import com.dashtam.events.identity.EmailVerificationRequestSucceeded;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import org.junit.jupiter.api.Test;

class RequestVerificationHandlerTest {

    private final World world = new World();
    private final RequestVerificationHandler handler =
            new RequestVerificationHandler(
                    world.workflows, world.users, world.mailedTokens, world.clock);

    private Result<Unit, VerificationRequestRefused> request(Email email) {
        return handler.handle(new RequestVerification(email), STRANGER);
    }

    private void assertNoMail(Email email, VerificationRequestRefused refusal) {
        assertThat(request(email)).isEqualTo(Result.err(refusal));
        assertThat(world.workflows.events())
                .endsWith(
                        new EmailVerificationRequestAttempted(email.value()),
                        new EmailVerificationRequestFailed(email.value(), refusal.reason()));
    }

    @Test
    void letsAnotherMailGoOut() {
        User user = world.newcomer();

        assertThat(request(user.email())).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .containsExactly(
                        new EmailVerificationRequestAttempted(user.email().value()),
                        new EmailVerificationRequestSucceeded(user.id(), user.email().value()));
    }

    @Test
    void letsNoMailGoOutToWhomeverItIsNotDue() {
        assertNoMail(World.anyEmail(), VerificationRequestRefused.USER_UNKNOWN);
        assertNoMail(world.member().email(), VerificationRequestRefused.ALREADY_VERIFIED);
    }

    @Test
    void letsThreeMailsAnHourGoOut() {
        User user = world.newcomer();
        for (int i = 0; i < MailedTokens.MAX_REQUESTS; i++) {
            assertThat(request(user.email())).isInstanceOf(Result.Ok.class);
        }

        assertNoMail(user.email(), VerificationRequestRefused.TOO_MANY_REQUESTS);
    }
}
