package com.dashtam.bench.reconcile;

import java.util.List;
import java.util.stream.Stream;

/** Compares all parts of the evidence with each other. */
public final class Reconciler {

    private static final List<Check> CHECKS =
            List.of(
                    new CommandsHold(),
                    new OutboxReachesTopics(),
                    new AuditFollowsEvents(),
                    new AuditTopicFollowsRecords(),
                    new WorkflowsEnd(),
                    new IdentityHappensOnce(),
                    new ConnectionsHappenOnce(),
                    new JobsEndOnce(),
                    new ConsumersAreDone(),
                    new LedgersMatchBooks());

    private Reconciler() {}

    public static Reconciliation reconcile(Evidence evidence) {
        List<Difference> differences =
                CHECKS.stream().flatMap(check -> differences(check, evidence)).toList();
        return new Reconciliation(evidence, differences);
    }

    private static Stream<Difference> differences(Check check, Evidence evidence) {
        var findings = new Findings(check.name());
        check.compare(evidence, findings);
        return findings.all().stream();
    }
}
