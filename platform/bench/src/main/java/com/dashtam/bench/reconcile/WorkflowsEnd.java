package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.groupingBy;

import com.dashtam.kernel.workflow.Phase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Each workflow has one attempt, and one outcome or a place among the open ones. */
final class WorkflowsEnd implements Check {

    @Override
    public String name() {
        return "workflows end";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Map<UUID, List<Event>> byWorkflow =
                evidence.trail().events().stream()
                        .filter(event -> event.phase() != Phase.OPERATIONAL)
                        .collect(groupingBy(Event::workflowId));
        Set<UUID> open =
                evidence.trail().open().stream()
                        .map(Trail.OpenWorkflow::workflowId)
                        .collect(Collectors.toSet());
        byWorkflow.forEach((id, events) -> compare(id, events, open.contains(id), findings));
        evidence.trail().open().stream()
                .filter(reported -> !byWorkflow.containsKey(reported.workflowId()))
                .forEach(reported ->
                        findings.add("%s is reported open and was never attempted", reported));
    }

    private static void compare(UUID id, List<Event> events, boolean open, Findings findings) {
        String name = events.getFirst().workflow() + " " + id;
        long attempts = events.stream().filter(event -> event.phase() == Phase.ATTEMPTED).count();
        long outcomes = events.stream().filter(event -> event.phase().isOutcome()).count();
        if (attempts != 1) {
            findings.add("%s has %d attempts", name, attempts);
        }
        if (outcomes > 1) {
            findings.add("%s has %d outcomes", name, outcomes);
        }
        if (outcomes == 0 && !open) {
            findings.add("%s has no outcome and is not reported open", name);
        }
        if (outcomes > 0 && open) {
            findings.add("%s has ended and is reported open", name);
        }
    }
}
