package com.dashtam.audit.application.record;

import com.dashtam.audit.domain.record.ObservedEvent;
import com.dashtam.audit.domain.workflow.OpenWorkflows;
import com.dashtam.audit.domain.workflow.WorkflowChanges;
import java.util.Optional;

/** Stores what is audited and moves the workflows on, in the transaction of whoever calls. */
public final class RecordEventsHandler {

    private final Trail trail;
    private final OpenWorkflows workflows;

    public RecordEventsHandler(Trail trail, OpenWorkflows workflows) {
        this.trail = trail;
        this.workflows = workflows;
    }

    public void handle(RecordEvents command) {
        trail.store(
                command.events().stream()
                        .map(ObservedEvent::entry)
                        .flatMap(Optional::stream)
                        .toList());
        var changes =
                WorkflowChanges.of(command.events().stream().map(ObservedEvent::step).toList());
        if (!changes.isEmpty()) {
            workflows.apply(changes);
        }
    }
}
