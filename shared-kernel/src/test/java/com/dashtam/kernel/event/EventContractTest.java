package com.dashtam.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.sync.AccountSyncAttempted;
import com.dashtam.events.sync.AccountSyncFailed;
import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventContractTest {

    @Test
    void readsTheMetadataOfARecord() {
        EventContract contract = EventContract.of(AccountSyncFailed.class);

        assertThat(contract.type()).isEqualTo("dashtam.sync.account_sync.failed");
        assertThat(contract.workflow()).isEqualTo("account_sync");
        assertThat(contract.phase()).isEqualTo(Phase.FAILED);
        assertThat(contract.category()).isEqualTo("data_sync");
        assertThat(contract.audit()).contains("account_sync_failed");
        assertThat(contract.resourceType()).contains("account");
        assertThat(contract.resourceIdField()).contains("connection_id");
        assertThat(contract.sse()).contains("sync.accounts.failed");
        assertThat(contract.sseFields())
                .containsEntry("error", "reason")
                .containsEntry("connection_id", "connection_id");
    }

    @Test
    void readsTheTimeLimitOfAnAttempt() {
        assertThat(EventContract.of(AccountSyncAttempted.class).limit())
                .contains(Duration.ofMinutes(30));
    }

    @Test
    void readsTheSameFromASchemaThatTravelledAsText() {
        Schema copy = new Schema.Parser().parse(UserLoginFailed.getClassSchema().toString());

        assertThat(EventContract.of(copy)).isEqualTo(EventContract.of(UserLoginFailed.class));
    }

    @Test
    void refusesARecordWithoutMetadata() {
        Schema plain = Schema.createRecord("Plain", null, "x", false, List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventContract.of(plain))
                .withMessageContaining("event_type");
    }
}
