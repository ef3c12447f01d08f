package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.SealedToken;
import com.dashtam.identity.domain.token.SuccessorSeal;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) makes from the presented token, bound to the
 * presented token's hash.
 */
final class HkdfSuccessorSeal implements SuccessorSeal {

    private static final byte[] PURPOSE = "dashtam refresh successor v1".getBytes(US_ASCII);
    private static final int KEY_BYTES = 32;

    @Override
    public SealedToken seal(RefreshToken presented, RefreshToken successor) {
        try {
            byte[] sealed =
                    cipher(presented)
                            .encrypt(
                                    successor.value().getBytes(US_ASCII), presented.hash().bytes());
            return new SealedToken(Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a successor could not be sealed", e);
        }
    }

    @Override
    public RefreshToken open(RefreshToken presented, SealedToken sealed) {
        try {
            byte[] clear =
                    cipher(presented)
                            .decrypt(
                                    Base64.getDecoder().decode(sealed.base64()),
                                    presented.hash().bytes());
            return new RefreshToken(new String(clear, US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed successor does not open", e);
        }
    }

    private static AesGcmJce cipher(RefreshToken presented) throws GeneralSecurityException {
        var parameters =
                HKDFParameterSpec.ofExtract()
                        .addIKM(presented.value().getBytes(US_ASCII))
                        .thenExpand(PURPOSE, KEY_BYTES);
        return new AesGcmJce(KDF.getInstance("HKDF-SHA256").deriveData(parameters));
    }
}
