package com.dashtam.identity.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.PasswordPolicy;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZxcvbnStrengthTest {

    private static final Email ADA = new Email("ada.lovelace@example.com");

    private final ZxcvbnStrength strength = new ZxcvbnStrength();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1234!",
                "P@ssw0rd1234",
                "Qwertyuiop1!",
                "Iloveyou1234!",
                "Welcome12345!",
                "Aaaaaaaaaaa1!",
                "Abcdefghijk1!",
                "Ada.Lovelace1A!",
                "Lovelace-ada-1!",
                "Example.com-1A!"
            })
    void findsWhatIsCommonOrMuchLikeTheAddress(String password) {
        assertThat(strength.isEasyToGuess(password, ADA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct-Horse-7",
                "Analytical-Engine-1843",
                "xK9$mQ2vLp7!",
                "Aa1!kwyg3vHqYp0Z"
            })
    void letsOthersPass(String password) {
        assertThat(strength.isEasyToGuess(password, ADA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dashtam-2026!",
                "OpenBanking1!",
                "Admin.Dashtam7!",
                "Gateway#Sandbox1",
                "Auditor:99-Aa"
            })
    void findsWhatIsNamedAfterTheService(String password) {
        assertThat(strength.isEasyToGuess(password, ADA)).isTrue();
    }

    @Test
    void findsTheThreeThousandMostCommonPasswordsAlsoWhenTheyAreMadeLongEnough()
            throws IOException {
        assertThat(breached().limit(3_000).map(ZxcvbnStrengthTest::madeToFitThePolicy))
                .hasSize(3_000)
                .filteredOn(password -> !strength.isEasyToGuess(password, ADA))
                .isEmpty();
    }

    @Test
    void findsEveryBreachedPasswordOfItsListThatIsLongEnough() throws IOException {
        assertThat(breached().filter(password -> password.length() >= PasswordPolicy.MIN_LENGTH))
                .hasSizeGreaterThan(200)
                .filteredOn(password -> !strength.isEasyToGuess(password, ADA))
                .isEmpty();
    }

    /** What the library ships, the most common first. */
    private static Stream<String> breached() throws IOException {
        try (var list = Zxcvbn.class.getResourceAsStream("matchers/dictionaries/passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines();
        }
    }

    private static String madeToFitThePolicy(String common) {
        String capital = common.substring(0, 1).toUpperCase(Locale.ROOT) + common.substring(1);
        int missing = Math.max(PasswordPolicy.MIN_LENGTH - capital.length() - 1, 1);
        return capital + "1234567890".substring(0, missing) + "!";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void readsTheStartOfALongPasswordAlone(int times) {
        assertThat(
                        strength.isEasyToGuess(
                                "Correct-Horse-7, jumps over the fence! ".repeat(times), ADA))
                .isFalse();
    }
}
