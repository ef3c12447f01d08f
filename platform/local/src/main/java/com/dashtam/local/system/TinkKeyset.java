package com.dashtam.local.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** A new keyset in the JSON form of Google Tink, written by hand to spare its libraries here. */
final class TinkKeyset {

    private static final int KEY_BYTES = 32;

    // Protocol buffers: field 3 (key_value of AesGcmKey), length-delimited. Field 1, the version,
    // is 0 and therefore absent.
    private static final int KEY_VALUE_TAG = 0x1A;

    private static final String JSON =
            """
            {"primaryKeyId":%1$d,"key":[{"keyData":{\
            "typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",\
            "value":"%2$s","keyMaterialType":"SYMMETRIC"},\
            "status":"ENABLED","keyId":%1$d,"outputPrefixType":"TINK"}]}\
            """;

    private TinkKeyset() {}

    /** One AES-256-GCM key, in base64 around the JSON. */
    static String aes256Gcm(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        ByteArrayOutputStream proto = new ByteArrayOutputStream();
        proto.write(KEY_VALUE_TAG);
        proto.write(KEY_BYTES);
        proto.writeBytes(key);
        String json =
                JSON.formatted(
                        random.nextInt(1, Integer.MAX_VALUE),
                        Base64.getEncoder().encodeToString(proto.toByteArray()));
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
