package com.dashtam.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HeapTest {

    @Test
    void readsTheBytesOfAHistogram() {
        String histogram =
                """
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:        118034       10123456  [B (java.base@25.0.3)
                   2:           107           4280  com.dashtam.Total
                Total       1040190       58213392
                """;

        assertThat(Heap.totalOf(histogram)).isEqualTo(58_213_392);
    }

    @Test
    void saysWhatCameInPlaceOfAHistogram() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Heap.totalOf("4711: No such process"))
                .withMessageContaining("No such process");
        assertThatIllegalStateException().isThrownBy(() -> Heap.totalOf(""));
    }
}
