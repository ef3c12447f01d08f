package com.dashtam.audit.infrastructure.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {

    @Test
    void writesEveryFieldInItsOrder() {
        GenericRecord event = record("[{'name':'b','type':'int'},{'name':'a','type':'string'}]");
        event.put("a", "text with \"quotes\", a \u0000 and an é");
        event.put("b", 7);

        assertThat(EventJson.of(event))
                .isEqualTo("{\"b\":7,\"a\":\"text with \\\"quotes\\\", a \\u0000 and an é\"}");
    }

    @Test
    void writesAbsentValuesAsNull() {
        GenericRecord event = record("[{'name':'a','type':['null','string']}]");

        assertThat(EventJson.of(event)).isEqualTo("{\"a\":null}");
    }

    @Test
    void writesEnumsAndIdentifiersAsText() {
        GenericRecord event =
                record(
                        """
                        [{'name':'reason','type':{'type':'enum','name':'R','symbols':['unknown','late']}},
                         {'name':'id','type':['null',{'type':'string','logicalType':'uuid'}]}]
                        """);
        Schema reason = event.getSchema().getField("reason").schema();
        event.put("reason", new GenericData.EnumSymbol(reason, "late"));
        event.put("id", "018f8e5c-0000-7000-8000-000000000001");

        assertThat(EventJson.of(event))
                .isEqualTo("{\"reason\":\"late\",\"id\":\"018f8e5c-0000-7000-8000-000000000001\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "int,date,1,1970-01-02",
        "long,timestamp-millis,1500,1970-01-01T00:00:01.500Z",
        "long,timestamp-micros,1000001,1970-01-01T00:00:01.000001Z"
    })
    void writesDatesAndMomentsAsText(String type, String meaning, long value, String expected) {
        GenericRecord event =
                record(
                        "[{'name':'at','type':{'type':'%s','logicalType':'%s'}}]"
                                .formatted(type, meaning));
        event.put("at", type.equals("int") ? (Object) (int) value : (Object) value);

        assertThat(EventJson.of(event)).isEqualTo("{\"at\":\"" + expected + "\"}");
    }

    @Test
    void writesDecimalsExactly() {
        GenericRecord event =
                record(
                        """
                        [{'name':'amount','type':
                            {'type':'bytes','logicalType':'decimal','precision':20,'scale':4}}]
                        """);
        byte[] unscaled = new BigDecimal("-1234567890123.4500").unscaledValue().toByteArray();
        event.put("amount", ByteBuffer.wrap(unscaled));

        assertThat(EventJson.of(event)).isEqualTo("{\"amount\":\"-1234567890123.4500\"}");
    }

    @Test
    void writesNestedValues() {
        GenericRecord event =
                record(
                        """
                        [{'name':'list','type':{'type':'array','items':'long'}},
                         {'name':'map','type':{'type':'map','values':'boolean'}},
                         {'name':'inner','type':{'type':'record','name':'I','fields':
                            [{'name':'x','type':'double'}]}},
                         {'name':'raw','type':'bytes'},
                         {'name':'fixed','type':{'type':'fixed','name':'F','size':2}}]
                        """);
        event.put("list", List.of(1L, Long.MAX_VALUE));
        event.put("map", Map.of("yes", true));
        var inner = new GenericData.Record(event.getSchema().getField("inner").schema());
        inner.put("x", 0.5);
        event.put("inner", inner);
        event.put("raw", ByteBuffer.wrap(new byte[] {1, 2}));
        event.put(
                "fixed",
                new GenericData.Fixed(
                        event.getSchema().getField("fixed").schema(), new byte[] {3, 4}));

        assertThat(EventJson.of(event))
                .isEqualTo(
                        """
                        {"list":[1,9223372036854775807],"map":{"yes":true},"inner":{"x":0.5},\
                        "raw":"AQI=","fixed":"AwQ="}\
                        """);
    }

    @Test
    void writesWhatIsNotAFiniteNumberAsText() {
        GenericRecord event = record("[{'name':'x','type':'double'},{'name':'y','type':'float'}]");
        event.put("x", Double.NaN);
        event.put("y", Float.NEGATIVE_INFINITY);

        assertThat(EventJson.of(event)).isEqualTo("{\"x\":\"NaN\",\"y\":\"-Infinity\"}");
    }

    private static GenericRecord record(String fields) {
        String definition =
                "{'type':'record','name':'E','fields':%s}".formatted(fields).replace('\'', '"');
        return new GenericData.Record(new Schema.Parser().parse(definition));
    }
}
