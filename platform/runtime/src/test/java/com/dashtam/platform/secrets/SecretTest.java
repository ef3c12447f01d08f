package com.dashtam.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void doesNotPrint() {
        var secret = new Secret("correct horse");

        assertThat(secret.toString()).doesNotContain("horse");
        assertThat("value: " + secret).doesNotContain("horse");
        assertThat(secret.reveal()).isEqualTo("correct horse");
    }

    @Test
    void equalsASecretOfTheSameValue() {
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).hasSameHashCodeAs(new Secret("a"));
        assertThat(new Secret("a")).isNotEqualTo(new Secret("b")).isNotEqualTo("a");
    }

    @Test
    void decodesAKey() {
        byte[] key = new byte[32];
        var text = Base64.getEncoder().encodeToString(key);

        assertThat(new Secret(text).key(32)).isEqualTo(key);
    }

    @Test
    void refusesAKeyThatIsShortOrNoBase64WithoutTellingIt() {
        assertThatThrownBy(() -> new Secret("c2hvcnQ=").key(32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> new Secret("not base64!").key(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("not base64!");
    }
}
