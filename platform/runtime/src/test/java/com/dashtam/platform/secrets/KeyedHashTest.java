package com.dashtam.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    private static final Secret KEY = key(1);

    @Test
    void hashesAlikeWithTheSameKeyAndPurpose() {
        var hash = KeyedHash.of(KEY, "email").hex("ada@example.com");

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(KeyedHash.of(KEY, "email").hex("ada@example.com")).isEqualTo(hash);
    }

    @Test
    void hashesDifferentlyForAnotherPurposeKeyOrValue() {
        var hash = KeyedHash.of(KEY, "email").hex("ada@example.com");

        assertThat(KeyedHash.of(KEY, "body").hex("ada@example.com")).isNotEqualTo(hash);
        assertThat(KeyedHash.of(key(2), "email").hex("ada@example.com")).isNotEqualTo(hash);
        assertThat(KeyedHash.of(KEY, "email").hex("eve@example.com")).isNotEqualTo(hash);
    }

    @Test
    void refusesAKeyThatIsTooShort() {
        assertThatThrownBy(() -> KeyedHash.of(new Secret("c2hvcnQ="), "email"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Secret key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }
}
