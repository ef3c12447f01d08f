package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.dashtam.identity.domain.mfa.SecretSeal;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals the secrets of authenticator apps with AES-256-GCM, each bound to its user, under a key of
 * their own that HKDF-SHA-256 (RFC 5869) makes from the service's sealing key.
 */
final class TotpSecretVault implements SecretSeal {

    private static final byte[] PURPOSE = "dashtam totp secret v1".getBytes(US_ASCII);
    private static final int KEY_BYTES = 32;

    private final Aead cipher;

    TotpSecretVault(byte[] sealingKey) {
        var parameters =
                HKDFParameterSpec.ofExtract().addIKM(sealingKey).thenExpand(PURPOSE, KEY_BYTES);
        try {
            this.cipher = new AesGcmJce(KDF.getInstance("HKDF-SHA256").deriveData(parameters));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String seal(UUID userId, TotpSecret secret) {
        try {
            byte[] sealed = cipher.encrypt(secret.base32().getBytes(US_ASCII), context(userId));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    @Override
    public TotpSecret open(UUID userId, String sealed) {
        try {
            byte[] clear = cipher.decrypt(Base64.getDecoder().decode(sealed), context(userId));
            return new TotpSecret(new String(clear, US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed secret does not open", e);
        }
    }

    private static byte[] context(UUID userId) {
        return userId.toString().getBytes(US_ASCII);
    }
}
