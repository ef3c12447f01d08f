package com.dashtam.identity.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    /** The ASCII digits 1 to 0, twice: the secret of RFC 6238, appendix B. */
    private static final TotpSecret SECRET = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /** The table has eight digits; six digits are the last six of them (RFC 4226, section 5.3). */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfRfc6238(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "9, 520489"})
    void makesTheCodesOfRfc4226(long step, String code) {
        assertThat(Totp.code(SECRET, step)).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfOneStepBeforeAndAfter() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.stepAt(now);
        for (long offset = -1; offset <= 1; offset++) {
            assertThat(Totp.stepOf(Totp.code(SECRET, step + offset), SECRET, now))
                    .isEqualTo(OptionalLong.of(step + offset));
        }
    }

    @Test
    void refusesCodesThatAreOlderOrYetToCome() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        assertThat(Totp.stepOf("005924", SECRET, now.plus(Duration.ofSeconds(60)))).isEmpty();
        assertThat(Totp.stepOf("005924", SECRET, now.minus(Duration.ofSeconds(60)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00592", "0059240", "000000", "٠٠٥٩٢٤"})
    void refusesWhatIsNotTheCode(String code) {
        assertThat(Totp.stepOf(code, SECRET, Instant.ofEpochSecond(1_234_567_890))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GEZDGNBVGY3TQOJQ", "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "1"})
    void refusesASecretOfAnotherShape(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TotpSecret(text));
    }

    @Test
    void hidesTheSecretInItsText() {
        assertThat(SECRET).hasToString("TotpSecret[…]");
    }
}
