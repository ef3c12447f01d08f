package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    private static final String ALL_KINDS = "Aa1!";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct-Horse-7",
                "ÄÖÜ-ähnlich-1",
                "Aa1🔑aaaaaaaa",
                "Pass word with 1 space!"
            })
    void takesAPasswordWithEveryKindOfCharacter(String text) {
        assertThat(Password.choose(text)).isEqualTo(Result.ok(new Password(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct-horse-7",
                "CORRECT-HORSE-7",
                "Correct-Horse-x",
                "CorrectHorse77",
                "Correct Horse 77"
            })
    void rejectsAPasswordThatLacksOneKind(String text) {
        assertThat(Password.choose(text)).isEqualTo(Result.err(PasswordFlaw.TOO_UNIFORM));
    }

    @Test
    void rejectsWhatIsTooShortOrTooLong() {
        String shortest = ALL_KINDS + "x".repeat(8);
        String longest = ALL_KINDS + "x".repeat(124);
        assertThat(Password.choose(shortest)).isEqualTo(Result.ok(new Password(shortest)));
        assertThat(Password.choose(longest)).isEqualTo(Result.ok(new Password(longest)));
        assertThat(Password.choose(shortest.substring(0, 11)))
                .isEqualTo(Result.err(PasswordFlaw.TOO_SHORT));
        assertThat(Password.choose(longest + "x")).isEqualTo(Result.err(PasswordFlaw.TOO_LONG));
    }

    @Test
    void doesNotPrintItself() {
        assertThat(new Password("Correct-Horse-7").toString()).doesNotContain("Horse");
        assertThat(new PasswordHash("{x}abc").toString()).doesNotContain("abc");
    }
}
