package com.dashtam.audit.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.domain.workflow.OpenWorkflows.Counts;
import com.dashtam.audit.domain.workflow.OpenWorkflows.Position;
import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every projection of open workflows does, wherever it is kept. */
public abstract class OpenWorkflowsContract {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int ALL = 1000;

    private final Instant start = Instant.parse("2026-11-21T12:00:00Z");
    private final UUID id = UUID.randomUUID();

    /** Empty at the beginning of each test. */
    protected abstract OpenWorkflows workflows();

    protected void empty() {}

    @BeforeEach
    void begin() {
        empty();
    }

    @Test
    void listsAnAttemptWithoutAnOutcome() {
        apply(step(id, Phase.ATTEMPTED, 0));

        assertThat(all())
                .containsExactly(
                        new OpenWorkflow(id, "import", "sync-service", start, start.plus(LIMIT)));
        assertThat(workflows().count(start)).isEqualTo(new Counts(0, 1));
        assertThat(workflows().count(start.plus(LIMIT).plusSeconds(1))).isEqualTo(new Counts(1, 0));
    }

    @Test
    void forgetsARunOnceItsOutcomeIsThere() {
        apply(step(id, Phase.ATTEMPTED, 0));
        apply(step(id, Phase.SUCCEEDED, 1));

        assertThat(all()).isEmpty();
        assertThat(workflows().count(start)).isEqualTo(new Counts(0, 0));
        assertThat(forgettable()).isZero();
    }

    @Test
    void doesNotOpenARunWhoseOutcomeCameFirst() {
        apply(step(id, Phase.FAILED, 1));
        assertThat(all()).isEmpty();

        apply(step(id, Phase.ATTEMPTED, 0));

        assertThat(all()).isEmpty();
        assertThat(forgettable()).isZero();
    }

    @Test
    void closesAnEarlierAttemptOfARunThatIsCompletedByAnother() {
        apply(step(id, Phase.ATTEMPTED, 0));
        apply(step(id, Phase.ATTEMPTED, 10), step(id, Phase.SUCCEEDED, 11));

        assertThat(all()).isEmpty();
    }

    @Test
    void keepsARunThatIsAttemptedAgainOpenUntilTheLaterLimit() {
        apply(step(id, Phase.ATTEMPTED, 0));
        apply(step(id, Phase.ATTEMPTED, 30));

        assertThat(all())
                .containsExactly(
                        new OpenWorkflow(
                                id,
                                "import",
                                "sync-service",
                                start,
                                start.plusSeconds(30).plus(LIMIT)));
    }

    @Test
    void takesManyChangesAtOnce() {
        List<UUID> ids = IntStream.range(0, 300).mapToObj(n -> UUID.randomUUID()).toList();
        apply(
                ids.stream()
                        .map(each -> step(each, Phase.ATTEMPTED, 0))
                        .toArray(WorkflowStep[]::new));
        apply(
                ids.stream()
                        .skip(1)
                        .map(each -> step(each, Phase.SUCCEEDED, 1))
                        .toArray(WorkflowStep[]::new));

        assertThat(all()).extracting(OpenWorkflow::workflowId).containsExactly(ids.getFirst());
    }

    @Test
    void listsOnlyWhatIsDueBeforeTheMoment() {
        apply(step(id, Phase.ATTEMPTED, 0));

        Instant due = start.plus(LIMIT);
        assertThat(workflows().dueBefore(due, Optional.empty(), ALL)).isEmpty();
        assertThat(workflows().dueBefore(due.plus(1, ChronoUnit.MICROS), Optional.empty(), ALL))
                .hasSize(1);
    }

    @Test
    void pagesFromTheLongestDueOn() {
        UUID last = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        List<UUID> tied = IntStream.range(0, 3).mapToObj(n -> new UUID(0, n)).toList();
        apply(step(last, Phase.ATTEMPTED, 20), step(first, Phase.ATTEMPTED, 0));
        apply(
                tied.stream()
                        .map(each -> step(each, Phase.ATTEMPTED, 10))
                        .toArray(WorkflowStep[]::new));

        var page = workflows().dueBefore(start.plusSeconds(999), Optional.empty(), 2);
        var end = page.getLast();
        var rest =
                workflows()
                        .dueBefore(
                                start.plusSeconds(999),
                                Optional.of(new Position(end.dueAt(), end.workflowId())),
                                ALL);

        assertThat(page).extracting(OpenWorkflow::workflowId).containsExactly(first, tied.get(0));
        assertThat(rest)
                .extracting(OpenWorkflow::workflowId)
                .containsExactly(tied.get(1), tied.get(2), last);
    }

    @Test
    void forgetsOldOutcomesWhoseAttemptNeverCame() {
        apply(step(id, Phase.SUCCEEDED, 0));
        apply(step(UUID.randomUUID(), Phase.SUCCEEDED, 100));
        apply(step(UUID.randomUUID(), Phase.ATTEMPTED, 0));

        assertThat(workflows().forgetEndedBefore(start.plusSeconds(50))).isEqualTo(1);
        assertThat(workflows().forgetEndedBefore(start.plusSeconds(50))).isZero();
        assertThat(all()).hasSize(1);
    }

    private void apply(WorkflowStep... steps) {
        workflows().apply(WorkflowChanges.of(List.of(steps)));
    }

    private List<OpenWorkflow> all() {
        return workflows().dueBefore(start.plus(Duration.ofDays(1)), Optional.empty(), ALL);
    }

    private int forgettable() {
        return workflows().forgetEndedBefore(start.plus(Duration.ofDays(1)));
    }

    private WorkflowStep step(UUID run, Phase phase, int secondsAfterStart) {
        return new WorkflowStep(
                run,
                "import",
                "sync-service",
                phase,
                start.plusSeconds(secondsAfterStart),
                Optional.of(LIMIT));
    }
}
