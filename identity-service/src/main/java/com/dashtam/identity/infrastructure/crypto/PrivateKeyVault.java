package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Seals the private halves of signing keys with AES-256-GCM, each bound to its kid. */
final class PrivateKeyVault {

    private static final int KEY_BYTES = 32;

    private final Aead cipher;

    PrivateKeyVault(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the sealing key must have 32 bytes");
        }
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String seal(String kid, PrivateKey key) throws GeneralSecurityException {
        byte[] sealed = cipher.encrypt(key.getEncoded(), kid.getBytes(US_ASCII));
        return Base64.getEncoder().encodeToString(sealed);
    }

    PrivateKey open(String kid, String sealed) throws GeneralSecurityException {
        byte[] encoded = cipher.decrypt(Base64.getDecoder().decode(sealed), kid.getBytes(US_ASCII));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
