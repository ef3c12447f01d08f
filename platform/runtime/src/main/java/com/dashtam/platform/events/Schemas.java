package com.dashtam.platform.events;

import com.dashtam.kernel.digest.Sha256;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The writers' schemas this process knows, by the SHA-256 of their full JSON. Avro's own
 * fingerprint leaves out the properties in which our metadata lives, so it cannot serve here.
 */
public final class Schemas {

    // By identity: schemas that differ in their documentation alone are equal to Avro, not to us.
    private static final Map<Schema, String> HASHES =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private final Map<String, Schema> byHash = new ConcurrentHashMap<>();

    public static String hashOf(Schema schema) {
        return HASHES.computeIfAbsent(schema, known -> hashOf(known.toString()));
    }

    static String hashOf(String definition) {
        return Sha256.hexOf(definition);
    }

    public void add(Schema schema) {
        byHash.put(hashOf(schema), schema);
    }

    /**
     * Adds a definition read from the schemas topic; one that does not match its hash is refused.
     */
    void add(String hash, String definition) {
        if (!hashOf(definition).equals(hash)) {
            throw new IllegalArgumentException("definition does not match its hash");
        }
        if (!byHash.containsKey(hash)) {
            byHash.put(hash, new Schema.Parser().parse(definition));
        }
    }

    public Optional<Schema> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    public Schema require(String hash) {
        return find(hash).orElseThrow(() -> new UnknownSchemaException(hash));
    }
}
