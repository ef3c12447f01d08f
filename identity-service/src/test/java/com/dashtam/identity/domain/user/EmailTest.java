package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @Test
    void keepsOneNormalFormOfAnAddress() {
        assertThat(Email.parse("  Ada.Lovelace@Example.COM "))
                .isEqualTo(Result.ok(new Email("ada.lovelace@example.com")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "first+tag@sub.example.co.uk",
                "o'neil_99@example-host.org",
                "x@1.example"
            })
    void takesAnAddressThatIsWellFormed(String text) {
        assertThat(Email.parse(text)).isEqualTo(Result.ok(new Email(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-at-sign.example.com",
                "two@at@example.com",
                "@example.com",
                "lovelace@",
                "ada@localhost",
                "ada@-example.com",
                "ada@example-.com",
                "ada@example..com",
                ".ada@example.com",
                "ada.@example.com",
                "a..da@example.com",
                "ada lovelace@example.com",
                "ada@exam ple.com",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada\u0000@example.com",
                "ädä@example.com",
                "<ada@example.com>"
            })
    void rejectsAnEmailThatIsMalformed(String text) {
        assertThat(Email.parse(text)).isEqualTo(Result.err(EmailFlaw.MALFORMED));
    }

    @Test
    void rejectsAnEmailThatIsTooShort() {
        assertThat(Email.parse("a@b.")).isEqualTo(Result.err(EmailFlaw.TOO_SHORT));
    }

    @Test
    void rejectsAnEmailThatIsTooLong() {
        String tooLong = "ada@" + "a.".repeat(126) + "com";
        assertThat(tooLong).hasSize(Email.MAX_LENGTH + 4);
        assertThat(Email.parse(tooLong)).isEqualTo(Result.err(EmailFlaw.TOO_LONG));
    }

    @Test
    void rejectsALocalPartOfMoreThan64Characters() {
        assertThat(Email.parse("a".repeat(64) + "@example.com")).isInstanceOf(Result.Ok.class);
        assertThat(Email.parse("a".repeat(65) + "@example.com"))
                .isEqualTo(Result.err(EmailFlaw.MALFORMED));
    }

    @Test
    void cannotExistInAnotherForm() {
        assertThatThrownBy(() -> new Email("Ada@example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
