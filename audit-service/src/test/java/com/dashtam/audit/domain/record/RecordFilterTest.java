package com.dashtam.audit.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordFilterTest {

    @Test
    void namesEveryConditionAsClientsKnowIt() {
        UUID user = UUID.randomUUID();
        UUID workflow = UUID.randomUUID();
        var filter =
                new RecordFilter(
                        Optional.of(user),
                        Optional.of("user_login_failed"),
                        Optional.of(Phase.FAILED),
                        Optional.of("user_login"),
                        Optional.of(workflow),
                        Optional.of("session"),
                        Optional.of("17"),
                        new TimeRange(
                                Optional.of(Instant.EPOCH),
                                Optional.of(Instant.EPOCH.plusSeconds(1))));

        assertThat(filter.conditions())
                .containsEntry("user_id", user.toString())
                .containsEntry("action", "user_login_failed")
                .containsEntry("phase", "failed")
                .containsEntry("workflow", "user_login")
                .containsEntry("workflow_id", workflow.toString())
                .containsEntry("resource_type", "session")
                .containsEntry("resource_id", "17")
                .containsEntry("from", "1970-01-01T00:00:00Z")
                .containsEntry("to", "1970-01-01T00:00:01Z")
                .hasSize(RecordFilter.class.getRecordComponents().length + 1);
    }

    @Test
    void leavesOutWhatIsNotAskedFor() {
        assertThat(RecordFilter.EVERYTHING.conditions()).isEmpty();
    }
}
