package com.dashtam.identity.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.dashtam.identity.domain.mfa.TotpSecret;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TotpSecretVaultTest {

    private static final UUID USER = UUID.randomUUID();

    private final TotpSecretVault vault = new TotpSecretVault(new byte[32]);
    private final TotpSecret secret = TotpSecret.mint(RandomGenerator.getDefault());

    @Test
    void opensWhatItSealed() {
        String sealed = vault.seal(USER, secret);

        assertThat(sealed).doesNotContain(secret.base32());
        assertThat(vault.open(USER, sealed)).isEqualTo(secret);
    }

    @Test
    void opensNothingForAnotherUser() {
        String sealed = vault.seal(USER, secret);

        assertThatIllegalStateException().isThrownBy(() -> vault.open(UUID.randomUUID(), sealed));
    }

    @Test
    void opensNothingWithAnotherKey() {
        byte[] key = new byte[32];
        key[0] = 1;
        String sealed = vault.seal(USER, secret);

        assertThatIllegalStateException()
                .isThrownBy(() -> new TotpSecretVault(key).open(USER, sealed));
    }
}
