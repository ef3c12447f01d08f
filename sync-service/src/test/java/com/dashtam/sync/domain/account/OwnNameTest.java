package com.dashtam.sync.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnNameTest {

    @Test
    void leavesOutSpaceAroundIt() {
        assertThat(OwnName.parse("  Rainy days\u00a0é "))
                .isEqualTo(Result.ok(new OwnName("Rainy days\u00a0é")));
        assertThat(OwnName.parse("x".repeat(OwnName.MAX_LENGTH))).isInstanceOf(Result.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t ", "a\nb", "a\u0000b"})
    void refusesWhatIsNoName(String text) {
        assertThat(OwnName.parse(text)).isInstanceOf(Result.Err.class);
        assertThatThrownBy(() -> new OwnName(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALongName() {
        assertThat(OwnName.parse("x".repeat(OwnName.MAX_LENGTH + 1)))
                .isInstanceOf(Result.Err.class);
    }
}
