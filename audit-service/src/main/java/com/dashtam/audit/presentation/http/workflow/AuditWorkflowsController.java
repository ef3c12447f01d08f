package com.dashtam.audit.presentation.http.workflow;

import com.dashtam.audit.application.workflow.ListOpenWorkflows;
import com.dashtam.audit.application.workflow.ListOpenWorkflows.Answer;
import com.dashtam.audit.application.workflow.ListOpenWorkflows.Refusal;
import com.dashtam.audit.application.workflow.ListOpenWorkflowsHandler;
import com.dashtam.audit.presentation.http.api.AuditWorkflowsApi;
import com.dashtam.audit.presentation.http.model.OpenWorkflow;
import com.dashtam.audit.presentation.http.model.OpenWorkflowList;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Answers the operations tagged {@code audit-workflows}. */
@RestController
public final class AuditWorkflowsController implements AuditWorkflowsApi {

    private final ListOpenWorkflowsHandler listOpenWorkflows;
    private final CurrentCaller current;

    public AuditWorkflowsController(
            ListOpenWorkflowsHandler listOpenWorkflows, CurrentCaller current) {
        this.listOpenWorkflows = listOpenWorkflows;
        this.current = current;
    }

    @Override
    public ResponseEntity<OpenWorkflowList> listOpenWorkflows(
            Boolean includePending, Integer limit, @Nullable String cursor) {
        var query = new ListOpenWorkflows(includePending, Optional.ofNullable(cursor), limit);
        return switch (listOpenWorkflows.handle(query, current.caller())) {
            case Result.Ok<Answer, Refusal>(var answer) -> ResponseEntity.ok(jsonOf(answer));
            case Result.Err<Answer, Refusal>(var refusal) ->
                    throw switch (refusal) {
                        case CURSOR_INVALID ->
                                ProblemException.invalid(
                                        "cursor", "cursor_invalid", "is not a cursor of this list");
                    };
        };
    }

    private static OpenWorkflowList jsonOf(Answer answer) {
        var list =
                new OpenWorkflowList(
                        answer.page().items().stream()
                                .map(workflow -> jsonOf(workflow, answer.now()))
                                .toList(),
                        answer.counts().overdue(),
                        answer.counts().pending());
        answer.page().next().ifPresent(list::nextCursor);
        return list;
    }

    private static OpenWorkflow jsonOf(
            com.dashtam.audit.domain.workflow.OpenWorkflow workflow, Instant now) {
        return new OpenWorkflow(
                workflow.workflowId(),
                workflow.workflow(),
                workflow.source(),
                workflow.attemptedAt().atOffset(ZoneOffset.UTC),
                workflow.dueAt().atOffset(ZoneOffset.UTC),
                workflow.isOverdue(now));
    }
}
