package com.dashtam.audit.application.record;

import static com.dashtam.audit.fixture.EntryBuilder.anyEntry;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.audit.fixture.InMemoryTrail;
import com.dashtam.kernel.command.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadRecordHandlerTest {

    private final InMemoryTrail audit = new InMemoryTrail();
    private final ReadRecordHandler handler =
            new ReadRecordHandler(audit.records, audit.trail, audit.transactions());

    @Test
    void answersTheRecordAndRecordsTheLook() {
        AuditRecord stored =
                audit.records.append(List.of(anyEntry().build()), InMemoryTrail.NOW).getFirst();

        assertThat(read(stored.id())).hasValue(stored);
        assertThat(audit.views).containsExactly(new DataView.OneRecord(stored.id(), true));
    }

    @Test
    void recordsTheLookForARecordThatDoesNotExist() {
        UUID unknown = UUID.randomUUID();

        assertThat(read(unknown)).isEmpty();
        assertThat(audit.views).containsExactly(new DataView.OneRecord(unknown, false));
    }

    private Optional<AuditRecord> read(UUID id) {
        return handler.handle(new ReadRecord(id), Caller.system("test"));
    }
}
