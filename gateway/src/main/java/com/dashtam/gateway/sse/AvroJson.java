package com.dashtam.gateway.sse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes chosen fields of an Avro record as JSON, in the forms that our HTTP interfaces use. */
final class AvroJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private AvroJson() {}

    /**
     * @param fields JSON member to record field
     */
    static String write(GenericRecord event, Map<String, String> fields) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((member, name) -> {
            var field = event.getSchema().getField(name);
            if (field != null) {
                members.put(member, plain(event.get(field.pos()), field.schema()));
            }
        });
        return JSON.writeValueAsString(members);
    }

    private static @Nullable Object plain(@Nullable Object value, Schema schema) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Long millis when typeOf(schema) instanceof LogicalTypes.TimestampMillis ->
                    Instant.ofEpochMilli(millis).toString();
            case ByteBuffer digits when typeOf(schema) instanceof LogicalTypes.Decimal decimal ->
                    new BigDecimal(unscaled(digits), decimal.getScale()).toPlainString();
            case Number number -> number;
            default -> value.toString();
        };
    }

    private static BigInteger unscaled(ByteBuffer digits) {
        byte[] bytes = new byte[digits.remaining()];
        digits.duplicate().get(bytes);
        return new BigInteger(bytes);
    }

    /** That of the one branch that is not null, where the field is optional. */
    private static org.apache.avro.@Nullable LogicalType typeOf(Schema schema) {
        if (!schema.isUnion()) {
            return schema.getLogicalType();
        }
        return schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .map(Schema::getLogicalType)
                .orElse(null);
    }
}
