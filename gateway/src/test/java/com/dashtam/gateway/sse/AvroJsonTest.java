package com.dashtam.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class AvroJsonTest {

    private static final Schema SCHEMA =
            new Schema.Parser()
                    .parse(
                            """
                            {"type": "record", "name": "E", "fields": [
                              {"name": "text", "type": "string"},
                              {"name": "count", "type": "int"},
                              {"name": "flag", "type": "boolean"},
                              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                              {"name": "maybe_at",
                               "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}]},
                              {"name": "amount",
                               "type": {"type": "bytes", "logicalType": "decimal",
                                        "precision": 20, "scale": 4}},
                              {"name": "nothing", "type": ["null", "string"]},
                              {"name": "secret", "type": "string"}]}
                            """);

    @Test
    void writesTheChosenFieldsInTheFormsOfOurInterfaces() {
        var event = new GenericData.Record(SCHEMA);
        event.put("text", "a \"quoted\"\nline");
        event.put("count", 7);
        event.put("flag", true);
        event.put("at", 0L);
        event.put("maybe_at", 1_500L);
        event.put(
                "amount",
                ByteBuffer.wrap(new BigDecimal("-12.5000").unscaledValue().toByteArray()));
        event.put("secret", "hidden");
        var fields = new LinkedHashMap<String, String>();
        for (var name :
                new String[] {"text", "count", "flag", "at", "maybe_at", "amount", "nothing"}) {
            fields.put(name, name);
        }
        fields.put("renamed", "count");
        fields.put("unknown", "not_in_this_version");

        assertThat(AvroJson.write(event, fields))
                .isEqualTo(
                        "{\"text\":\"a \\\"quoted\\\"\\nline\",\"count\":7,\"flag\":true,"
                                + "\"at\":\"1970-01-01T00:00:00Z\","
                                + "\"maybe_at\":\"1970-01-01T00:00:01.500Z\","
                                + "\"amount\":\"-12.5000\",\"nothing\":null,\"renamed\":7}")
                .doesNotContain("hidden");
    }

    @Test
    void knowsTheCategoryOfATypeByItsFirstWord() {
        assertThat(Category.ofType("sync.accounts.started")).contains(Category.DATA_SYNC);
        assertThat(Category.ofType("syncs.started")).isEmpty();
        assertThat(Category.parse("data_sync")).contains(Category.DATA_SYNC);
        assertThat(Category.parse("DATA_SYNC")).isEmpty();
    }
}
