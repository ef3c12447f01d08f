package com.dashtam.identity.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

    private static final RecoveryCode CODE = new RecoveryCode("abcd-efgh-2345-qrst");

    @Test
    void comesInTensThatAreAllDifferent() {
        var codes = RecoveryCode.mintAll(RandomGenerator.getDefault());

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes)
                .allSatisfy(code -> assertThat(RecoveryCode.parse(code.value())).contains(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd-efgh-2345-qrst", "ABCDEFGH2345QRST", " abcd efgh 2345 qrst "})
    void isTakenAsPeopleTypeIt(String text) {
        assertThat(RecoveryCode.parse(text)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcd-efgh-2345",
                "abcd-efgh-2345-qrs1",
                "abcd-efgh-2345-qrst-" + "uvwx",
                "abcd_efgh_2345_qrst"
            })
    void isRefusedInAnyOtherShape(String text) {
        assertThat(RecoveryCode.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RecoveryCode(text));
    }

    @Test
    void hidesItselfInItsText() {
        assertThat(CODE).hasToString("RecoveryCode[…]");
    }
}
