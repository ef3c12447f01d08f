package com.dashtam.platform.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    void takesInSeveralValuesAsTextBytesOrStream() throws IOException {
        byte[] large = new byte[100_000];

        assertThat(digest().add("a").add(large).value())
                .isEqualTo(digest().add("a").add(new ByteArrayInputStream(large)).value())
                .isEqualTo(digest().add("a".getBytes(UTF_8)).add(large).value());
    }

    @Test
    void tellsWhereOneValueEndsAndTheNextBegins() throws IOException {
        assertThat(digest().add("ab").add("c").value())
                .isNotEqualTo(digest().add("a").add("bc").value())
                .isNotEqualTo(digest().add("abc").value())
                .isNotEqualTo(digest().add("ab").add("c").add("").value())
                .isNotEqualTo(KeyedHash.of(key(2), "body").digest().add("ab").add("c").value());
        assertThat(digest().add("").add(new ByteArrayInputStream(new byte[1])).value())
                .isNotEqualTo(digest().add(new ByteArrayInputStream(new byte[1])).add("").value());
    }

    private static KeyedDigest digest() {
        return KeyedHash.of(KEY, "body").digest();
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
