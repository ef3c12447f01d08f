package com.dashtam.audit.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenWorkflowTest {

    private static final Instant DUE = Instant.parse("2026-11-21T12:00:00Z");

    private final OpenWorkflow workflow =
            new OpenWorkflow(
                    UUID.randomUUID(), "import", "sync-service", DUE.minusSeconds(60), DUE);

    @Test
    void isOverdueOnlyAfterItsDueTime() {
        assertThat(workflow.isOverdue(DUE.plusNanos(1))).isTrue();
        assertThat(workflow.isOverdue(DUE)).isFalse();
        assertThat(workflow.isOverdue(DUE.minusSeconds(1))).isFalse();
    }
}
