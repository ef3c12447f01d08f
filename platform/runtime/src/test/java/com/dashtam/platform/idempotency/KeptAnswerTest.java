package com.dashtam.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptAnswerTest {

    @Test
    void isBounded() {
        assertThat(answer(201, KeptAnswer.MAX_BODY_BYTES).body())
                .hasSize(KeptAnswer.MAX_BODY_BYTES);
        assertThatIllegalStateException()
                .isThrownBy(() -> answer(201, KeptAnswer.MAX_BODY_BYTES + 1))
                .withMessageContaining("bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 404, 409, 422})
    void isFinalWhenARepetitionWouldBeInVain(int status) {
        assertThat(answer(status, 0).isFinal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void isNotFinalWhenItAsksToTryAgain(int status) {
        assertThat(answer(status, 0).isFinal()).isFalse();
    }

    private static KeptAnswer answer(int status, int size) {
        return new KeptAnswer(status, Map.of(), new byte[size]);
    }
}
