package com.dashtam.provider.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.provider.fixture.Keysets;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] PLAIN = "a token".getBytes(UTF_8);
    private static final byte[] CONTEXT = "connection and user".getBytes(UTF_8);

    private final KeysetHandle keys = Keysets.fresh();
    private final Seal seal = sealOf(keys);

    @Test
    void opensWhatItClosed() {
        assertThat(seal.open(seal.close(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void closesTheSameTextDifferentlyEachTime() {
        assertThat(seal.close(PLAIN, CONTEXT)).isNotEqualTo(seal.close(PLAIN, CONTEXT));
    }

    @Test
    void opensNothingThatBelongsElsewhere() {
        byte[] sealed = seal.close(PLAIN, CONTEXT);

        assertThatThrownBy(() -> seal.open(sealed, "another user".getBytes(UTF_8)))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void opensNothingThatWasChanged() {
        byte[] sealed = seal.close(PLAIN, CONTEXT);
        for (int i = 0; i < sealed.length; i += 7) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> seal.open(changed, CONTEXT))
                    .as("byte %d", i)
                    .isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> seal.open(new byte[0], CONTEXT))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void opensNothingThatAnotherKeyClosed() {
        byte[] sealed = sealOf(Keysets.fresh()).close(PLAIN, CONTEXT);

        assertThatThrownBy(() -> seal.open(sealed, CONTEXT))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void opensOlderValuesAfterTheKeyWasRotated() throws GeneralSecurityException {
        byte[] older = seal.close(PLAIN, CONTEXT);
        KeysetHandle rotated =
                KeysetHandle.newBuilder(keys)
                        .addEntry(
                                KeysetHandle.generateEntryFromParameters(
                                                PredefinedAeadParameters.AES256_GCM)
                                        .withRandomId()
                                        .makePrimary())
                        .build();
        Seal newer = sealOf(rotated);

        assertThat(newer.open(older, CONTEXT)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> seal.open(newer.close(PLAIN, CONTEXT), CONTEXT))
                .as("the new primary key closes")
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void refusesATextThatIsNoKeyset() {
        assertThatThrownBy(() -> Seal.of("{}")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Seal.of("secret")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void drawsSecretsOfThirtyTwoBytes() {
        var secrets = new RandomSecrets();

        assertThat(secrets.next().value()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(secrets.next()).isNotEqualTo(secrets.next());
    }

    private static Seal sealOf(KeysetHandle keys) {
        try {
            return Seal.of(Keysets.json(keys));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
