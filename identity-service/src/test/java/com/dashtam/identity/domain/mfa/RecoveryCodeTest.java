package com.dashtam.identity.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

    private static final RecoveryCode CODE = new RecoveryCode("abcd-efgh-2345-qrst-uvwx-yz67");

    @Test
    void comesInTensThatAreAllDifferent() {
        var codes = RecoveryCode.mintAll(RandomGenerator.getDefault());

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes)
                .allSatisfy(code -> assertThat(RecoveryCode.parse(code.value())).contains(code));
    }

    @Test
    void hasTooManyRandomBitsForAPlainHashToBeTried() {
        // One of 32 letters and digits is five bits.
        assertThat(RecoveryCode.mintAll(RandomGenerator.getDefault()))
                .allSatisfy(code ->
                        assertThat(code.value().replace("-", "").length() * 5)
                                .isGreaterThanOrEqualTo(112));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcd-efgh-2345-qrst-uvwx-yz67",
                "ABCDEFGH2345QRSTUVWXYZ67",
                " abcd efgh 2345 qrst uvwx yz67 "
            })
    void isTakenAsPeopleTypeIt(String text) {
        assertThat(RecoveryCode.parse(text)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcd-efgh-2345-qrst",
                "abcd-efgh-2345-qrst-uvwx-yz61",
                "abcd-efgh-2345-qrst-uvwx-yz67-abcd",
                "abcd_efgh_2345_qrst_uvwx_yz67"
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
