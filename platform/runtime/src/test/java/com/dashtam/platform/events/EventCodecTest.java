package com.dashtam.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.UserLoginFailed;
import java.util.Arrays;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final UUID USER = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final SessionEnded EVENT = new SessionEnded(USER, USER, SessionEnd.logout);
    private static final Schema SCHEMA = SessionEnded.getClassSchema();

    @Test
    void readsWhatItWrote() {
        assertThat(EventCodec.decode(EventCodec.encode(EVENT), SCHEMA, SessionEnded.class))
                .isEqualTo(EVENT);
    }

    @Test
    void beginsWithTheMarkOfASingleObject() {
        assertThat(EventCodec.encode(EVENT)).startsWith((byte) 0xC3, (byte) 0x01);
    }

    @Test
    void writesWhatAvrosOwnDecoderReads() throws Exception {
        assertThat(SessionEnded.getDecoder().decode(EventCodec.encode(EVENT))).isEqualTo(EVENT);
    }

    @Test
    void readsFieldsWithoutKnowingTheClass() {
        var failed = new UserLoginFailed(null, "a@b.example", LoginRefusal.account_locked);

        var fields = EventCodec.decode(EventCodec.encode(failed), failed.getSchema());

        assertThat(fields.get("reason")).hasToString("account_locked");
        assertThat(fields.get("user_id")).isNull();
    }

    @Test
    void readsASymbolFromTheFutureAsUnknown() throws Exception {
        Schema newer =
                new Schema.Parser()
                        .parse(SCHEMA.toString().replace("\"logout\"", "\"logout\",\"eclipse\""));
        var record = new GenericData.Record(newer);
        record.put("user_id", USER.toString());
        record.put("session_id", USER.toString());
        record.put(
                "reason", new GenericData.EnumSymbol(newer.getField("reason").schema(), "eclipse"));
        var out = new java.io.ByteArrayOutputStream();
        new org.apache.avro.message.BinaryMessageEncoder<GenericData.Record>(
                        GenericData.get(), newer)
                .encode(record, out);

        SessionEnded read = EventCodec.decode(out.toByteArray(), newer, SessionEnded.class);

        assertThat(read.getReason()).isEqualTo(SessionEnd.unknown);
        assertThat(read.getUserId()).isEqualTo(USER);
    }

    @Test
    void refusesBytesOfAnotherSchema() {
        byte[] other =
                EventCodec.encode(
                        new UserLoginFailed(null, "a@b.example", LoginRefusal.account_locked));

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventCodec.decode(other, SCHEMA));
    }

    @Test
    void refusesBytesThatEndEarly() {
        byte[] whole = EventCodec.encode(EVENT);

        for (int length : new int[] {0, 5, 10, whole.length - 1}) {
            assertThatExceptionOfType(MalformedEventException.class)
                    .isThrownBy(() -> EventCodec.decode(Arrays.copyOf(whole, length), SCHEMA));
        }
    }
}
