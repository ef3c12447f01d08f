package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.SealedToken;
import com.dashtam.identity.domain.token.SuccessorSeal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) makes from the presented token, bound to the
 * presented token's hash: nonce, ciphertext, tag. Tink would do the same, but keeps its source of
 * randomness by thread: on the virtual thread of each request it makes a new one, and looks through
 * the whole class path for a provider that is not there.
 */
final class HkdfSuccessorSeal implements SuccessorSeal {

    private static final byte[] PURPOSE = "dashtam refresh successor v1".getBytes(US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    @Override
    public SealedToken seal(RefreshToken presented, RefreshToken successor) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, presented, nonce)
                            .doFinal(successor.value().getBytes(US_ASCII));
            byte[] whole =
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return new SealedToken(Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a successor could not be sealed", e);
        }
    }

    @Override
    public RefreshToken open(RefreshToken presented, SealedToken sealed) {
        byte[] whole = Base64.getDecoder().decode(sealed.base64());
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        try {
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, presented, nonce)
                            .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new RefreshToken(new String(clear, US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed successor does not open", e);
        }
    }

    private static Cipher cipher(int mode, RefreshToken presented, byte[] nonce)
            throws GeneralSecurityException {
        var parameters =
                HKDFParameterSpec.ofExtract()
                        .addIKM(presented.value().getBytes(US_ASCII))
                        .thenExpand(PURPOSE, KEY_BYTES);
        var key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(presented.hash().bytes());
        return cipher;
    }
}
