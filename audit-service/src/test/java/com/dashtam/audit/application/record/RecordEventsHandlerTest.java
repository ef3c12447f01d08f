package com.dashtam.audit.application.record;

import static com.dashtam.audit.fixture.EntryBuilder.anyEntry;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.ObservedEvent;
import com.dashtam.audit.domain.workflow.WorkflowStep;
import com.dashtam.audit.fixture.InMemoryTrail;
import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordEventsHandlerTest {

    private final InMemoryTrail audit = new InMemoryTrail();
    private final RecordEventsHandler handler =
            new RecordEventsHandler(audit.trail, audit.workflows);

    @Test
    void storesAndTellsOfAuditedEventsInTheirOrder() {
        AuditEntry first = anyEntry().build();
        AuditEntry second = anyEntry().build();

        handler.handle(new RecordEvents(List.of(audited(first), audited(second))));

        assertThat(audit.records.all())
                .extracting(AuditRecord::entry)
                .containsExactly(first, second);
        assertThat(audit.published).isEqualTo(audit.records.all());
    }

    @Test
    void recordsTheTimeOfStoringInMicroseconds() {
        handler.handle(new RecordEvents(List.of(audited(anyEntry().build()))));

        assertThat(audit.records.all())
                .extracting(AuditRecord::recordedAt)
                .containsExactly(InMemoryTrail.NOW.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void movesAWorkflowOnByAnEventThatIsNotAudited() {
        AuditEntry unaudited = anyEntry().build();

        handler.handle(
                new RecordEvents(List.of(new ObservedEvent(stepOf(unaudited), Optional.empty()))));

        assertThat(audit.records.all()).isEmpty();
        assertThat(audit.published).isEmpty();
        assertThat(audit.workflows.count(Instant.EPOCH).pending()).isEqualTo(1);
    }

    @Test
    void closesWhatItOpened() {
        AuditEntry attempt = anyEntry().build();
        AuditEntry outcome =
                anyEntry().workflowId(attempt.workflowId()).phase(Phase.FAILED).build();

        handler.handle(new RecordEvents(List.of(audited(attempt))));
        handler.handle(new RecordEvents(List.of(audited(outcome))));

        assertThat(audit.workflows.count(Instant.EPOCH).pending()).isZero();
        assertThat(audit.records.all()).hasSize(2);
    }

    @Test
    void storesNothingForNoEvents() {
        handler.handle(new RecordEvents(List.of()));

        assertThat(audit.records.all()).isEmpty();
    }

    private static ObservedEvent audited(AuditEntry entry) {
        return new ObservedEvent(stepOf(entry), Optional.of(entry));
    }

    private static WorkflowStep stepOf(AuditEntry entry) {
        return new WorkflowStep(
                entry.workflowId(),
                entry.workflow(),
                entry.source(),
                entry.phase(),
                entry.occurredAt(),
                Optional.empty());
    }
}
