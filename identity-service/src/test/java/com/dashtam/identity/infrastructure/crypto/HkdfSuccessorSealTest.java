package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.SealedToken;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.junit.jupiter.api.Test;

class HkdfSuccessorSealTest {

    private final HkdfSuccessorSeal seal = new HkdfSuccessorSeal();
    private final RefreshToken presented = RefreshToken.mint(RandomGenerator.getDefault());
    private final RefreshToken successor = RefreshToken.mint(RandomGenerator.getDefault());

    @Test
    void opensUnderThePresentedToken() {
        var sealed = seal.seal(presented, successor);
        assertThat(seal.open(presented, sealed)).isEqualTo(successor);
        assertThat(sealed.base64()).isNotEqualTo(seal.seal(presented, successor).base64());
    }

    /** Sealed by the release before, which left the layout to Tink. */
    @Test
    void opensWhatTinkHasSealed() throws Exception {
        var key =
                KDF.getInstance("HKDF-SHA256")
                        .deriveData(
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(presented.value().getBytes(US_ASCII))
                                        .thenExpand(
                                                "dashtam refresh successor v1".getBytes(US_ASCII),
                                                32));
        byte[] sealed =
                new AesGcmJce(key)
                        .encrypt(successor.value().getBytes(US_ASCII), presented.hash().bytes());
        var token = new SealedToken(Base64.getEncoder().encodeToString(sealed));
        assertThat(seal.open(presented, token)).isEqualTo(successor);
    }

    @Test
    void opensUnderNoOtherToken() {
        var sealed = seal.seal(presented, successor);
        assertThatThrownBy(() -> seal.open(successor, sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenWhatWasTamperedWith() {
        byte[] bytes = Base64.getDecoder().decode(seal.seal(presented, successor).base64());
        bytes[bytes.length - 1] ^= 1;
        var tampered = new SealedToken(Base64.getEncoder().encodeToString(bytes));
        assertThatThrownBy(() -> seal.open(presented, tampered))
                .isInstanceOf(IllegalStateException.class);
    }
}
