package com.dashtam.bench.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.reconcile.Trail.OutboxRow;
import com.dashtam.bench.reconcile.Trail.TopicRecord;
import com.dashtam.kernel.workflow.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private final Evidence whole = SampleEvidence.whole();
    private final Altered altered = new Altered(whole);

    @Test
    void findsNothingWhereAllFits() {
        Reconciliation result = Reconciler.reconcile(whole);

        assertThat(result.differences()).isEmpty();
        assertThat(result.report()).contains("3 commands acknowledged").contains("no difference");
    }

    @Test
    void missesAnyOutboxRow() {
        List<OutboxRow> rows = whole.trail().outbox();

        IntStream.range(0, rows.size())
                .forEach(i -> assertDiffers(altered.outbox(Altered.without(rows, i))));
    }

    @Test
    void missesAnyTopicRecord() {
        List<TopicRecord> records = whole.trail().records();

        IntStream.range(0, records.size())
                .forEach(i -> assertDiffers(altered.records(Altered.without(records, i))));
    }

    @Test
    void seesAnyAuditRecordThatIsThereTwice() {
        for (Trail.AuditRow row : whole.trail().audit()) {
            var twin =
                    new Trail.AuditRow(
                            UUID.randomUUID(),
                            row.eventId(),
                            row.source(),
                            row.action(),
                            row.workflowId(),
                            row.phase());
            assertDiffers(altered.audit(Altered.and(whole.trail().audit(), twin)));
        }
    }

    @Test
    void missesAnyAuditRecord() {
        List<Trail.AuditRow> rows = whole.trail().audit();

        IntStream.range(0, rows.size())
                .forEach(i -> assertDiffers(altered.audit(Altered.without(rows, i))));
    }

    @Test
    void missesWhatAnyConsumerHasNotDone() {
        List<Trail.InboxRow> rows = whole.trail().inbox();

        IntStream.range(0, rows.size())
                .forEach(i -> assertDiffers(altered.inbox(Altered.without(rows, i))));
    }

    @Test
    void seesAFirstSyncThatWasStartedTwice() {
        Domain.Job first = whole.domain().syncs().getFirst();
        var second =
                new Domain.Job(
                        UUID.randomUUID(),
                        first.connectionId(),
                        first.workflowId(),
                        first.trigger(),
                        first.status(),
                        0);

        assertDiffers(altered.domain(withSyncs(Altered.and(whole.domain().syncs(), second))));
    }

    @Test
    void missesTheRowsOfAnAcknowledgedCommand() {
        assertDiffers(altered.domain(withSyncs(List.of())));
        assertDiffers(altered.domain(withUsers(List.of())));
    }

    @Test
    void seesALedgerThatDiffersFromTheBank() {
        Domain domain = whole.domain();

        assertDiffers(altered.domain(withAccounts(List.of())));
        assertDiffers(
                altered.domain(
                        withAccounts(
                                List.of(
                                        new Domain.Account(
                                                domain.connections().getFirst().id(),
                                                "checking",
                                                4)))));
    }

    @Test
    void allowsRepeatsOnTopics() {
        List<TopicRecord> records = whole.trail().records();
        var repeat = new TopicRecord(records.getFirst().event(), 0, 1_000);

        Reconciliation result = Reconciler.reconcile(altered.records(Altered.and(records, repeat)));

        assertThat(result.differences()).isEmpty();
        assertThat(result.repeats()).isEqualTo(1);
    }

    @Test
    void seesAnEventThatOvertookAnotherOfItsKey() {
        List<TopicRecord> records = new ArrayList<>(whole.trail().records());
        TopicRecord first = records.removeFirst();
        records.add(new TopicRecord(first.event(), first.partition(), 1_000));

        assertDiffers(altered.records(records));
    }

    @Test
    void seesAKeyThatIsOnTwoPartitions() {
        List<TopicRecord> records = new ArrayList<>(whole.trail().records());
        TopicRecord first = records.removeFirst();
        records.add(new TopicRecord(first.event(), 1, first.offset()));

        assertDiffers(altered.records(records));
    }

    @Test
    void allowsAWorkflowWithoutAnOutcomeOnlyIfItIsReportedOpen() {
        Evidence ended = SampleEvidence.whole();
        Event outcome =
                ended.trail().events().stream()
                        .filter(event -> event.phase() == Phase.SUCCEEDED)
                        .findFirst()
                        .orElseThrow();
        var reported = new Trail.OpenWorkflow(outcome.workflowId(), outcome.workflow());

        assertThat(check(new WorkflowsEnd(), new Altered(ended).open(List.of(reported))))
                .isNotEmpty();
        Evidence open =
                new Altered(ended)
                        .outbox(
                                ended.trail().outbox().stream()
                                        .filter(row -> !row.event().equals(outcome))
                                        .toList());
        assertThat(check(new WorkflowsEnd(), open)).isNotEmpty();
        assertThat(check(new WorkflowsEnd(), new Altered(open).open(List.of(reported)))).isEmpty();
    }

    @Test
    void seesKeysThatWaitBehindADeadLetter() {
        assertDiffers(altered.parked("a key"));
    }

    private static List<Difference> check(Check check, Evidence evidence) {
        var findings = new Findings(check.name());
        check.compare(evidence, findings);
        return findings.all();
    }

    private static void assertDiffers(Evidence evidence) {
        Reconciliation result = Reconciler.reconcile(evidence);
        assertThat(result.isClean()).isFalse();
        assertThat(result.report()).contains("difference");
    }

    private Domain withSyncs(List<Domain.Job> syncs) {
        Domain domain = whole.domain();
        return domain(domain.users(), syncs, domain.accounts());
    }

    private Domain withUsers(List<Domain.User> users) {
        Domain domain = whole.domain();
        return domain(users, domain.syncs(), domain.accounts());
    }

    private Domain withAccounts(List<Domain.Account> accounts) {
        Domain domain = whole.domain();
        return domain(domain.users(), domain.syncs(), accounts);
    }

    private Domain domain(
            List<Domain.User> users, List<Domain.Job> syncs, List<Domain.Account> accounts) {
        Domain domain = whole.domain();
        return new Domain(
                users,
                List.of(),
                Set.of(),
                domain.connections(),
                List.of(
                        new Domain.Followed(
                                domain.connections().getFirst().id(), "active", Optional.empty())),
                syncs,
                List.of(),
                accounts,
                domain.books());
    }
}
