package com.dashtam.kernel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.events.identity.EmailVerificationAttempted;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.kernel.event.EventKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkflowTest {

    private static final UUID USER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void joinsTheThreeRecordsOfOneWorkflow() {
        var workflow =
                Workflow.of(
                        UserRegistrationAttempted.class,
                        UserRegistrationSucceeded.class,
                        UserRegistrationFailed.class);

        assertThat(workflow.name()).isEqualTo("user_registration");
    }

    @Test
    void refusesARecordOfAnotherWorkflow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Workflow.of(
                                EmailVerificationAttempted.class,
                                UserRegistrationSucceeded.class,
                                UserRegistrationFailed.class));
    }

    @Test
    void refusesARecordOfAnotherPhase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Workflow.of(
                                UserRegistrationSucceeded.class,
                                UserRegistrationSucceeded.class,
                                UserRegistrationFailed.class));
    }

    @Test
    void takesOperationalEventsAsFacts() {
        var ended = new SessionEnded(USER, USER, SessionEnd.logout);

        assertThat(Fact.about(USER, ended).key()).isEqualTo(new EventKey.User(USER));
    }

    @Test
    void refusesAPhaseOfAWorkflowAsFact() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fact.about(USER, new UserRegistrationAttempted("a@b.example")));
    }

    @Test
    void knowsWhichPhasesEndAWorkflow() {
        assertThat(Phase.values())
                .filteredOn(Phase::isOutcome)
                .containsExactly(Phase.SUCCEEDED, Phase.FAILED);
        assertThat(Phase.parse("operational")).isEqualTo(Phase.OPERATIONAL);
        assertThat(Phase.ATTEMPTED.text()).isEqualTo("attempted");
    }

    @Test
    void hidesAnAddressInItsText() {
        assertThat(new EventKey.Email("a@b.example")).hasToString("Email[address=…]");
    }
}
