package com.dashtam.platform.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Avro single-object encoding (Avro 1.12 specification): C3 01, the schema's 64-bit Rabin
 * fingerprint, the body. The writer's schema is found by the record's {@code schema} header; the
 * fingerprint is checked against it.
 */
public final class EventCodec {

    private static final int HEADER_BYTES = 10;
    private static final short MARKER = (short) 0xC301;

    private EventCodec() {}

    public static byte[] encode(SpecificRecordBase event) {
        try {
            var out = new ByteArrayOutputStream(256);
            out.write(header(event.getSchema()));
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            var model = SpecificData.getForClass(event.getClass());
            new SpecificDatumWriter<SpecificRecordBase>(event.getSchema(), model)
                    .write(event, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads with the writer's schema alone, for readers that handle every type alike. */
    public static GenericRecord decode(byte[] payload, Schema writer) {
        return read(payload, writer, new GenericDatumReader<>(writer, writer, GenericData.get()));
    }

    /** Reads into a generated class, resolving the writer's schema to the class's own. */
    public static <T extends SpecificRecordBase> T decode(
            byte[] payload, Schema writer, Class<T> type) {
        var model = SpecificData.getForClass(type);
        return read(
                payload, writer, new SpecificDatumReader<>(writer, model.getSchema(type), model));
    }

    private static <T> T read(byte[] payload, Schema writer, DatumReader<T> reader) {
        try {
            checkHeader(payload, writer);
            int length = payload.length - HEADER_BYTES;
            var decoder = DecoderFactory.get().binaryDecoder(payload, HEADER_BYTES, length, null);
            @SuppressWarnings("NullAway") // Avro takes null for "make a new one"
            T event = reader.read(null, decoder);
            return event;
        } catch (IOException | RuntimeException e) {
            throw new MalformedEventException("payload", e);
        }
    }

    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putShort(MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint(schema))
                .array();
    }

    private static void checkHeader(byte[] payload, Schema writer) {
        if (payload.length < HEADER_BYTES) {
            throw new IllegalArgumentException("too short");
        }
        ByteBuffer header = ByteBuffer.wrap(payload);
        if (header.getShort() != MARKER
                || header.order(ByteOrder.LITTLE_ENDIAN).getLong() != fingerprint(writer)) {
            throw new IllegalArgumentException("not a single object of this schema");
        }
    }

    private static final java.util.Map<Schema, Long> FINGERPRINTS =
            new java.util.concurrent.ConcurrentHashMap<>();

    private static long fingerprint(Schema schema) {
        return FINGERPRINTS.computeIfAbsent(schema, SchemaNormalization::parsingFingerprint64);
    }
}
