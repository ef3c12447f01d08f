package com.dashtam.audit.domain.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a batch of steps means for the open workflows, in whatever order the steps came.
 *
 * @param opened attempts whose outcome is not in the batch
 * @param ended outcomes whose attempt is not in the batch
 * @param completed runs that have both in the batch
 */
public record WorkflowChanges(List<OpenWorkflow> opened, List<Ended> ended, List<UUID> completed) {

    /** An outcome whose attempt came earlier, or will come later. */
    public record Ended(UUID workflowId, String workflow, String source, Instant endedAt) {}

    public WorkflowChanges {
        opened = List.copyOf(opened);
        ended = List.copyOf(ended);
        completed = List.copyOf(completed);
    }

    public static WorkflowChanges of(List<WorkflowStep> steps) {
        Map<UUID, OpenWorkflow> attempts = new LinkedHashMap<>();
        Map<UUID, Ended> outcomes = new LinkedHashMap<>();
        for (WorkflowStep step : steps) {
            switch (step.phase()) {
                case ATTEMPTED ->
                        attempts.merge(
                                step.workflowId(), OpenWorkflow.of(step), OpenWorkflow::joinedWith);
                case SUCCEEDED, FAILED -> outcomes.putIfAbsent(step.workflowId(), endedBy(step));
                case OPERATIONAL -> {}
            }
        }
        var completed = new TreeSet<>(attempts.keySet());
        completed.retainAll(outcomes.keySet());
        attempts.keySet().removeAll(completed);
        outcomes.keySet().removeAll(completed);
        return new WorkflowChanges(
                new ArrayList<>(attempts.values()),
                new ArrayList<>(outcomes.values()),
                new ArrayList<>(completed));
    }

    private static Ended endedBy(WorkflowStep step) {
        return new Ended(step.workflowId(), step.workflow(), step.source(), step.at());
    }

    public boolean isEmpty() {
        return opened.isEmpty() && ended.isEmpty() && completed.isEmpty();
    }
}
