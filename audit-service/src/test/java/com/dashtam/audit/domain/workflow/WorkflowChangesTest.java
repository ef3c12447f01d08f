package com.dashtam.audit.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowChangesTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final UUID id = UUID.randomUUID();

    @Test
    void opensAnAttemptUntilItsLimit() {
        var changes = WorkflowChanges.of(List.of(step(Phase.ATTEMPTED, 0)));

        assertThat(changes.opened())
                .containsExactly(
                        new OpenWorkflow(id, "import", "sync-service", START, START.plus(LIMIT)));
        assertThat(changes.ended()).isEmpty();
        assertThat(changes.completed()).isEmpty();
    }

    @Test
    void givesAnAttemptWithoutALimitOneHour() {
        var attempt =
                new WorkflowStep(
                        id, "import", "sync-service", Phase.ATTEMPTED, START, Optional.empty());

        assertThat(WorkflowChanges.of(List.of(attempt)).opened())
                .extracting(OpenWorkflow::dueAt)
                .containsExactly(START.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"SUCCEEDED", "FAILED"})
    void endsAnAttemptOfAnEarlierBatch(Phase outcome) {
        var changes = WorkflowChanges.of(List.of(step(outcome, 5)));

        assertThat(changes.ended())
                .containsExactly(
                        new WorkflowChanges.Ended(
                                id, "import", "sync-service", START.plusSeconds(5)));
        assertThat(changes.opened()).isEmpty();
    }

    @Test
    void completesARunWhoseEndsAreInOneBatchInEitherOrder() {
        var attempt = step(Phase.ATTEMPTED, 0);
        var outcome = step(Phase.FAILED, 1);

        var forwards = WorkflowChanges.of(List.of(attempt, outcome));
        var backwards = WorkflowChanges.of(List.of(outcome, attempt));

        assertThat(forwards.completed()).containsExactly(id);
        assertThat(forwards.opened()).isEmpty();
        assertThat(forwards.ended()).isEmpty();
        assertThat(backwards).isEqualTo(forwards);
    }

    @Test
    void keepsARunOpenThatWasAttemptedTwice() {
        var changes =
                WorkflowChanges.of(List.of(step(Phase.ATTEMPTED, 30), step(Phase.ATTEMPTED, 0)));

        assertThat(changes.opened())
                .containsExactly(
                        new OpenWorkflow(
                                id,
                                "import",
                                "sync-service",
                                START,
                                START.plusSeconds(30).plus(LIMIT)));
    }

    @Test
    void ignoresOperationalEvents() {
        assertThat(WorkflowChanges.of(List.of(step(Phase.OPERATIONAL, 0))).isEmpty()).isTrue();
    }

    @Test
    void keepsOtherRunsApart() {
        var other =
                new WorkflowStep(
                        UUID.randomUUID(),
                        "import",
                        "sync-service",
                        Phase.SUCCEEDED,
                        START,
                        Optional.empty());

        var changes = WorkflowChanges.of(List.of(step(Phase.ATTEMPTED, 0), other));

        assertThat(changes.opened()).hasSize(1);
        assertThat(changes.ended()).hasSize(1);
        assertThat(changes.completed()).isEmpty();
    }

    private WorkflowStep step(Phase phase, int secondsAfterStart) {
        return new WorkflowStep(
                id,
                "import",
                "sync-service",
                phase,
                START.plusSeconds(secondsAfterStart),
                Optional.of(LIMIT));
    }
}
