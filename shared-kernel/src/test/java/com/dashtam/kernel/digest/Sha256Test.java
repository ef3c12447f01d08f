package com.dashtam.kernel.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {

    /** The first two are the examples that NIST publishes with FIPS 180-4. */
    @ParameterizedTest
    @CsvSource({
        "'',e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "é,4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
    })
    void digestsTextsAsUtf8(String text, String hex) {
        assertThat(Sha256.hexOf(text)).isEqualTo(hex);
    }

    @Test
    void digestsPiecesInTheOrderInWhichTheyCame() {
        var digest = new BackgroundSha256();
        var whole = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            digest.add(Integer.toString(i).getBytes(UTF_8));
            whole.append(i);
        }

        assertThat(digest.hex()).isEqualTo(Sha256.hexOf(whole.toString()));
        digest.add(new byte[] {'a'});
        assertThat(digest.hex()).isEqualTo(Sha256.hexOf(whole + "a"));
    }

    @Test
    void digestsBytes() {
        assertThat(Sha256.hexOf(new byte[] {'a', 'b', 'c'})).isEqualTo(Sha256.hexOf("abc"));
        assertThat(Sha256.of("abc")).hasSize(32).isEqualTo(Sha256.of(new byte[] {'a', 'b', 'c'}));
    }
}
