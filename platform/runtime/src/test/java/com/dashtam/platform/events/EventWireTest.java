package com.dashtam.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventWireTest {

    private static final EventMetadata FULL =
            new EventMetadata(
                    UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
                    "identity-service",
                    "dashtam.identity.session.ended",
                    Instant.parse("2026-01-02T03:04:05.678901Z"),
                    Optional.of("subject"),
                    "session_ended",
                    UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058"),
                    Phase.OPERATIONAL,
                    "user:01890a5d-ac96-774b-bcce-b302099a8059",
                    Optional.of("2001:db8::1"),
                    Optional.of("agent/1 (ä)"),
                    Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                    "abc",
                    Optional.of(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a805a")));

    @Test
    void carriesEveryPieceOfMetadata() {
        assertThat(EventWire.metadataOf(received(FULL))).isEqualTo(FULL);
        assertThat(EventWire.typeOf(received(FULL))).contains(FULL.type());
    }

    @Test
    void leavesOutWhatIsAbsent() {
        var bare =
                new EventMetadata(
                        FULL.id(),
                        FULL.source(),
                        FULL.type(),
                        FULL.time(),
                        Optional.empty(),
                        FULL.workflow(),
                        FULL.workflowId(),
                        FULL.phase(),
                        FULL.actor(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        FULL.schemaHash());

        assertThat(EventWire.metadataOf(received(bare))).isEqualTo(bare);
        assertThat(received(bare).headers().lastHeader("ce_clientip")).isNull();
        assertThat(received(bare).headers().lastHeader("ce_sessionid")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_time", "ce_workflowid", "ce_phase", "schema"})
    void refusesARecordWithoutARequiredHeader(String header) {
        ConsumerRecord<String, byte[]> record = received(FULL);
        record.headers().remove(header);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventWire.metadataOf(record));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_sessionid"})
    void refusesAnIdThatIsNone(String header) {
        ConsumerRecord<String, byte[]> record = received(FULL);
        record.headers().add(header, "seven".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventWire.metadataOf(record));
    }

    private static ConsumerRecord<String, byte[]> received(EventMetadata metadata) {
        ProducerRecord<String, byte[]> sent =
                EventWire.toRecord(new EncodedEvent("topic", "key", metadata, new byte[] {1}));
        var record = new ConsumerRecord<>("topic", 0, 0L, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
