package com.dashtam.provider.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {

    @Test
    void leavesOutTheSpaceAroundIt() {
        assertThat(Alias.parse("  Ada's bank \uD83C\uDFE6 "))
                .isEqualTo(Result.ok(new Alias("Ada's bank \uD83C\uDFE6")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n ", "a\u0000b", "a\nb", "a\u0085b", "a\uD83D", "\uDFE6a"})
    void refusesWhatIsBlankOrCannotBeKept(String text) {
        assertThat(Alias.parse(text)).isInstanceOf(Result.Err.class);
    }

    @Test
    void hasAHundredCharactersAtMost() {
        assertThat(Alias.parse("x".repeat(100))).isInstanceOf(Result.Ok.class);
        assertThat(Alias.parse("x".repeat(101))).isInstanceOf(Result.Err.class);
    }
}
