package com.dashtam.provider.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.provider.fixture.Keysets;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
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
        KeysetHandle rotated = Keysets.withNewPrimary(keys);
        Seal newer = sealOf(rotated);

        assertThat(newer.open(older, CONTEXT)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> seal.open(newer.close(PLAIN, CONTEXT), CONTEXT))
                .as("the new primary key closes")
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void readsTheKeysAnewForAValueWhoseKeyItDoesNotKnow() throws GeneralSecurityException {
        var source = new AtomicReference<>(keys);
        Seal reading = Seal.reading(() -> Keysets.base64(source.get()));
        int before = reading.primary();
        source.set(Keysets.withNewPrimary(keys));
        byte[] elsewhere = sealOf(source.get()).close(PLAIN, CONTEXT);

        assertThat(reading.open(elsewhere, CONTEXT)).isEqualTo(PLAIN);
        assertThat(reading.primary()).isNotEqualTo(before);
    }

    @Test
    void keepsItsKeysWhenThereAreNoneToBeHad() throws GeneralSecurityException {
        var source = new AtomicReference<>(Keysets.base64(keys));
        Seal reading = Seal.reading(source::get);
        byte[] sealed = reading.close(PLAIN, CONTEXT);
        for (String broken : new String[] {"", "e30=", "no base64", Keysets.json(keys)}) {
            source.set(broken);
            assertThat(reading.reload()).as(broken).isFalse();
        }

        assertThat(reading.open(sealed, CONTEXT)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> Seal.reading(source::get)).isInstanceOf(Exception.class);
    }

    @Test
    void forgetsKeysThatWereRetired() throws GeneralSecurityException {
        var source = new AtomicReference<>(Keysets.withNewPrimary(keys));
        Seal reading = Seal.reading(() -> Keysets.base64(source.get()));
        byte[] older = seal.close(PLAIN, CONTEXT);
        byte[] newer = reading.close(PLAIN, CONTEXT);
        assertThat(reading.open(older, CONTEXT)).isEqualTo(PLAIN);

        source.set(Keysets.primaryAlone(source.get()));
        assertThat(reading.reload()).isTrue();

        assertThat(reading.open(newer, CONTEXT)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> reading.open(older, CONTEXT))
                .isInstanceOfSatisfying(
                        SealBrokenException.class, e -> assertThat(e.isKeyMissing()).isTrue());
    }

    @Test
    void tellsAMissingKeyFromAValueThatWasChanged() {
        byte[] sealed = seal.close(PLAIN, CONTEXT);
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(keyIsMissing(changed)).isFalse();
        assertThat(keyIsMissing(sealOf(Keysets.fresh()).close(PLAIN, CONTEXT))).isTrue();
        assertThat(keyIsMissing(new byte[0])).isTrue();
        assertThat(keyIsMissing(new byte[] {0, 0, 0, 9, 1, 2})).isTrue();
    }

    private boolean keyIsMissing(byte[] sealed) {
        try {
            seal.open(sealed, CONTEXT);
            throw new AssertionError("it opens");
        } catch (SealBrokenException e) {
            return e.isKeyMissing();
        }
    }

    @Test
    void namesItsKeyAtAKnownPlace() {
        byte[] sealed = seal.close(PLAIN, CONTEXT);

        assertThat(Arrays.copyOfRange(sealed, Seal.KEY_ID_OFFSET, Seal.KEY_ID_OFFSET + 4))
                .isEqualTo(seal.primaryKeyBytes());
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
