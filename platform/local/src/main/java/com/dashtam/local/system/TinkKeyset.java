package com.dashtam.local.system;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keysets in the JSON form of Google Tink, written by hand to spare its libraries here. */
final class TinkKeyset {

    private static final int KEY_BYTES = 32;

    // Protocol buffers: field 3 (key_value of AesGcmKey), length-delimited. Field 1, the version,
    // is 0 and therefore absent.
    private static final int KEY_VALUE_TAG = 0x1A;

    private static final String KEY =
            """
            {"keyData":{\
            "typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",\
            "value":"%2$s","keyMaterialType":"SYMMETRIC"},\
            "status":"ENABLED","keyId":%1$d,"outputPrefixType":"TINK"}\
            """;
    private static final String PRIMARY = "primaryKeyId";
    private static final String KEYS = "key";
    private static final String ID = "keyId";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private TinkKeyset() {}

    /** One AES-256-GCM key, in base64 around the JSON. */
    static String aes256Gcm(SecureRandom random) {
        ObjectNode keyset = MAPPER.createObjectNode();
        addPrimary(keyset, keyset.putArray(KEYS), random);
        return encoded(keyset);
    }

    /** The same keys and one more, which is the primary one. */
    static String withNewPrimary(String keyset, SecureRandom random) {
        ObjectNode changed = decoded(keyset);
        addPrimary(changed, keysOf(changed), random);
        return encoded(changed);
    }

    /** The primary key without the others. */
    static String primaryAlone(String keyset) {
        ObjectNode changed = decoded(keyset);
        int primary = changed.required(PRIMARY).intValue();
        ArrayNode keys = keysOf(changed);
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (keys.get(i).required(ID).intValue() != primary) {
                keys.remove(i);
            }
        }
        return encoded(changed);
    }

    static int size(String keyset) {
        return keysOf(decoded(keyset)).size();
    }

    private static void addPrimary(ObjectNode keyset, ArrayNode keys, SecureRandom random) {
        int id = random.nextInt(1, Integer.MAX_VALUE);
        keys.add(MAPPER.readTree(KEY.formatted(id, keyValue(random))));
        keyset.put(PRIMARY, id);
    }

    private static String keyValue(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        ByteArrayOutputStream proto = new ByteArrayOutputStream();
        proto.write(KEY_VALUE_TAG);
        proto.write(KEY_BYTES);
        proto.writeBytes(key);
        return Base64.getEncoder().encodeToString(proto.toByteArray());
    }

    private static ArrayNode keysOf(ObjectNode keyset) {
        return (ArrayNode) keyset.required(KEYS);
    }

    private static ObjectNode decoded(String keyset) {
        return (ObjectNode) MAPPER.readTree(Base64.getDecoder().decode(keyset));
    }

    private static String encoded(ObjectNode keyset) {
        return Base64.getEncoder().encodeToString(MAPPER.writeValueAsBytes(keyset));
    }
}
