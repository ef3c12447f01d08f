package com.dashtam.audit.infrastructure.messaging;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes every field of an Avro value as JSON, by its writer's schema: enums, uuids, dates, moments
 * and decimals as text, other bytes in Base64.
 */
final class EventJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private EventJson() {}

    static String of(IndexedRecord event) {
        var text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, event.getSchema(), event);
        }
        return text.toString();
    }

    @SuppressWarnings("EnumOrdinal")
    private static void write(JsonGenerator json, Schema schema, Object value) {
        switch (schema.getType()) {
            case RECORD -> writeRecord(json, (IndexedRecord) value);
            case ARRAY -> writeArray(json, schema.getElementType(), (Collection<?>) value);
            case MAP -> writeMap(json, schema.getValueType(), (Map<?, ?>) value);
            case UNION -> {
                int branch = GenericData.get().resolveUnion(schema, value);
                write(json, schema.getTypes().get(branch), value);
            }
            case FIXED -> writeBytes(json, schema, ((GenericFixed) value).bytes());
            case BYTES -> writeBytes(json, schema, bytesOf((ByteBuffer) value));
            case INT -> writeInt(json, schema, (Integer) value);
            case LONG -> writeLong(json, schema, (Long) value);
            case FLOAT, DOUBLE -> writeFloating(json, ((Number) value).doubleValue());
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case NULL -> json.writeNull();
            case ENUM, STRING -> json.writeString(value.toString());
        }
    }

    private static void writeRecord(JsonGenerator json, IndexedRecord value) {
        json.writeStartObject();
        for (Schema.Field field : value.getSchema().getFields()) {
            json.writeName(field.name());
            write(json, field.schema(), value.get(field.pos()));
        }
        json.writeEndObject();
    }

    private static void writeArray(JsonGenerator json, Schema items, Collection<?> values) {
        json.writeStartArray();
        for (Object value : values) {
            write(json, items, value);
        }
        json.writeEndArray();
    }

    private static void writeMap(JsonGenerator json, Schema items, Map<?, ?> values) {
        json.writeStartObject();
        values.forEach((name, value) -> {
            json.writeName(name.toString());
            write(json, items, value);
        });
        json.writeEndObject();
    }

    private static void writeBytes(JsonGenerator json, Schema schema, byte[] bytes) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            var number = new BigDecimal(new BigInteger(bytes), decimal.getScale());
            json.writeString(number.toPlainString());
        } else {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static void writeInt(JsonGenerator json, Schema schema, int value) {
        if (schema.getLogicalType() instanceof LogicalTypes.Date) {
            json.writeString(LocalDate.ofEpochDay(value).toString());
        } else {
            json.writeNumber(value);
        }
    }

    private static void writeLong(JsonGenerator json, Schema schema, long value) {
        LogicalType meaning = schema.getLogicalType();
        switch (meaning) {
            case LogicalTypes.TimestampMillis _ ->
                    json.writeString(Instant.ofEpochMilli(value).toString());
            case LogicalTypes.TimestampMicros _ ->
                    json.writeString(Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString());
            case null, default -> json.writeNumber(value);
        }
    }

    /** JSON has no word for what is not a finite number. */
    private static void writeFloating(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }
}
