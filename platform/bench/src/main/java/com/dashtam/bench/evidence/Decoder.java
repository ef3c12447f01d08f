package com.dashtam.bench.evidence;

import com.dashtam.kernel.event.EventContract;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;

/** Reads payloads with the schemas that they were written with. */
final class Decoder {

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, BinaryMessageDecoder<GenericRecord>> decoders =
            new ConcurrentHashMap<>();

    void learn(String hash, String definition) {
        schemas.computeIfAbsent(hash, _ -> new Schema.Parser().parse(definition));
    }

    EventContract contract(String hash) {
        return EventContract.of(schema(hash));
    }

    /** The fields that are not null, as text. */
    Map<String, String> fields(String hash, byte[] payload) {
        try {
            GenericRecord event =
                    decoders.computeIfAbsent(
                                    hash,
                                    _ ->
                                            new BinaryMessageDecoder<>(
                                                    GenericData.get(), schema(hash)))
                            .decode(payload);
            Map<String, String> fields = new HashMap<>();
            for (Schema.Field field : event.getSchema().getFields()) {
                Object value = event.get(field.pos());
                if (value != null) {
                    fields.put(field.name(), value.toString());
                }
            }
            return fields;
        } catch (IOException e) {
            throw new EvidenceException("a payload does not fit its schema " + hash, e);
        }
    }

    private Schema schema(String hash) {
        Schema schema = schemas.get(hash);
        if (schema == null) {
            throw new EvidenceException("no service has the schema " + hash);
        }
        return schema;
    }
}
