package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final String ALL_KINDS = "Aa1!";
    private static final Email ADA = new Email("ada@example.com");
    private static final PasswordPolicy POLICY =
            new PasswordPolicy(true, (password, owner) -> password.contains("guess"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct-Horse-7",
                "ÄÖÜ-ähnlich-1",
                "Aa1🔑aaaaaaaa",
                "Pass word with 1 space!"
            })
    void takesAPasswordWithEveryKindOfCharacter(String text) {
        assertThat(POLICY.choose(text, ADA)).isEqualTo(Result.ok(new Password(text)));
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
        assertThat(POLICY.choose(text, ADA)).isEqualTo(Result.err(PasswordFlaw.TOO_UNIFORM));
    }

    @Test
    void rejectsWhatIsTooShortOrTooLong() {
        String shortest = ALL_KINDS + "x".repeat(8);
        String longest = ALL_KINDS + "x".repeat(124);
        assertThat(POLICY.choose(shortest, ADA)).isEqualTo(Result.ok(new Password(shortest)));
        assertThat(POLICY.choose(longest, ADA)).isEqualTo(Result.ok(new Password(longest)));
        assertThat(POLICY.choose(shortest.substring(0, 11), ADA))
                .isEqualTo(Result.err(PasswordFlaw.TOO_SHORT));
        assertThat(POLICY.choose(longest + "x", ADA)).isEqualTo(Result.err(PasswordFlaw.TOO_LONG));
    }

    @Test
    void doesNotPrintItself() {
        assertThat(new Password("Correct-Horse-7").toString()).doesNotContain("Horse");
        assertThat(new PasswordHash("{x}abc").toString()).doesNotContain("abc");
    }

    @Test
    void rejectsWhatIsEasyToGuess() {
        assertThat(POLICY.choose("Easy-guess-1234", ADA))
                .isEqualTo(Result.err(PasswordFlaw.TOO_EASY));
    }

    @Test
    void doesNotInsistOnEveryKindWhereTheOperatorDoesNot() {
        var lenient = new PasswordPolicy(false, (password, owner) -> false);
        assertThat(lenient.choose("correct horse battery", ADA)).isInstanceOf(Result.Ok.class);
    }
}
