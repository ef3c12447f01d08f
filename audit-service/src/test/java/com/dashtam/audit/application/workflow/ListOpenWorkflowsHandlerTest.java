package com.dashtam.audit.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.application.workflow.ListOpenWorkflows.Answer;
import com.dashtam.audit.application.workflow.ListOpenWorkflows.Refusal;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.audit.domain.workflow.OpenWorkflow;
import com.dashtam.audit.domain.workflow.OpenWorkflows.Counts;
import com.dashtam.audit.domain.workflow.WorkflowChanges;
import com.dashtam.audit.domain.workflow.WorkflowStep;
import com.dashtam.audit.fixture.InMemoryTrail;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListOpenWorkflowsHandlerTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final InMemoryTrail audit = new InMemoryTrail();
    private final ListOpenWorkflowsHandler handler =
            new ListOpenWorkflowsHandler(
                    audit.workflows,
                    audit.trail,
                    audit.cursors,
                    audit.transactions(),
                    () -> InMemoryTrail.NOW);

    @Test
    void listsOnlyWhatIsPastItsLimit() {
        UUID overdue = open(Duration.ofMinutes(2));
        open(Duration.ofSeconds(30));

        Answer answer = list(false, Optional.empty(), 10);

        assertThat(idsOf(answer)).containsExactly(overdue);
        assertThat(answer.counts()).isEqualTo(new Counts(1, 1));
        assertThat(answer.now()).isEqualTo(InMemoryTrail.NOW);
    }

    @Test
    void listsThePendingToo() {
        UUID overdue = open(Duration.ofMinutes(2));
        UUID pending = open(Duration.ofSeconds(30));

        assertThat(idsOf(list(true, Optional.empty(), 10))).containsExactly(overdue, pending);
    }

    @Test
    void followsItsOwnCursorsToTheEnd() {
        List<UUID> opened = new ArrayList<>();
        for (int minutes = 9; minutes > 4; minutes--) {
            opened.add(open(Duration.ofMinutes(minutes)));
        }

        var seen = new ArrayList<UUID>();
        Answer answer = list(false, Optional.empty(), 2);
        seen.addAll(idsOf(answer));
        while (answer.page().next().isPresent()) {
            answer = list(false, answer.page().next(), 2);
            seen.addAll(idsOf(answer));
        }

        assertThat(seen).isEqualTo(opened);
    }

    @Test
    void refusesTheCursorOfTheOtherList() {
        open(Duration.ofMinutes(2));
        open(Duration.ofMinutes(3));
        Optional<String> cursor = list(false, Optional.empty(), 1).page().next();

        assertThat(handler.handle(new ListOpenWorkflows(true, cursor, 1), Caller.system("test")))
                .isEqualTo(Result.err(Refusal.CURSOR_INVALID));
    }

    @Test
    void refusesWhatIsNoCursor() {
        var query = new ListOpenWorkflows(false, Optional.of("nonsense"), 1);

        assertThat(handler.handle(query, Caller.system("test")))
                .isEqualTo(Result.err(Refusal.CURSOR_INVALID));
        assertThat(audit.views).isEmpty();
    }

    @Test
    void recordsTheLook() {
        open(Duration.ofMinutes(2));

        list(true, Optional.empty(), 10);

        assertThat(audit.views).containsExactly(new DataView.OpenWorkflows(true, 1));
        assertThat(audit.records.all()).hasSize(1);
    }

    private UUID open(Duration ago) {
        UUID id = UUID.randomUUID();
        audit.workflows.apply(
                WorkflowChanges.of(
                        List.of(
                                new WorkflowStep(
                                        id,
                                        "import",
                                        "sync-service",
                                        Phase.ATTEMPTED,
                                        InMemoryTrail.NOW.minus(ago),
                                        Optional.of(LIMIT)))));
        return id;
    }

    private Answer list(boolean includePending, Optional<String> cursor, int limit) {
        var query = new ListOpenWorkflows(includePending, cursor, limit);
        return switch (handler.handle(query, Caller.system("test"))) {
            case Result.Ok<Answer, Refusal>(var answer) -> answer;
            case Result.Err<Answer, Refusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static List<UUID> idsOf(Answer answer) {
        return answer.page().items().stream().map(OpenWorkflow::workflowId).toList();
    }
}
