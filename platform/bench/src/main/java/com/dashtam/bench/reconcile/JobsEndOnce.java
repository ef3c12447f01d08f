package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.groupingBy;

import com.dashtam.kernel.workflow.Phase;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Each job has its attempt, and the outcome that its row tells of; no attempt lacks its job. */
final class JobsEndOnce implements Check {

    @Override
    public String name() {
        return "jobs end once";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Domain domain = evidence.domain();
        compare("sync", domain.syncs(), events(evidence, EventNames.SYNC_WORKFLOW), findings);
        compare("import", domain.imports(), events(evidence, EventNames.IMPORT_WORKFLOW), findings);
    }

    private static Map<UUID, List<Event>> events(Evidence evidence, String workflow) {
        return evidence.trail().eventsWithRows().stream()
                .filter(event -> event.workflow().equals(workflow))
                .filter(event -> event.phase() != Phase.OPERATIONAL)
                .collect(groupingBy(Event::workflowId));
    }

    private static void compare(
            String kind,
            List<Domain.Job> jobs,
            Map<UUID, List<Event>> byWorkflow,
            Findings findings) {
        for (Domain.Job job : jobs) {
            List<Event> events = byWorkflow.remove(job.workflowId());
            List<Phase> phases =
                    events == null
                            ? List.of()
                            : events.stream().map(Event::phase).sorted().toList();
            if (!phases.equals(expected(job))) {
                findings.add("%s %s is %s with events %s", kind, job.id(), job.status(), phases);
            }
        }
        byWorkflow.keySet().forEach(id -> findings.add("%s workflow %s has no job", kind, id));
    }

    private static List<Phase> expected(Domain.Job job) {
        return switch (job.status()) {
            case "succeeded" -> List.of(Phase.ATTEMPTED, Phase.SUCCEEDED);
            case "failed" -> List.of(Phase.ATTEMPTED, Phase.FAILED);
            default -> List.of(Phase.ATTEMPTED);
        };
    }
}
