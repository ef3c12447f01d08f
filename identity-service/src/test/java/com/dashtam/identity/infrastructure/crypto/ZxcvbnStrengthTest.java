package com.dashtam.identity.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.user.Email;
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
    @ValueSource(ints = {1, 2, 4})
    void readsTheStartOfALongPasswordAlone(int times) {
        assertThat(
                        strength.isEasyToGuess(
                                "Correct-Horse-7, jumps over the fence! ".repeat(times), ADA))
                .isFalse();
    }
}
