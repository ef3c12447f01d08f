package com.dashtam.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureTest {

    @Test
    void isOneOfTwo() {
        assertThat(Infrastructure.parse("embedded")).isEqualTo(Infrastructure.EMBEDDED);
        assertThat(Infrastructure.parse("containers")).isEqualTo(Infrastructure.CONTAINERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docker", "CONTAINERS"})
    void isNothingElse(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Infrastructure.parse(word))
                .withMessageContaining("embedded or containers");
    }
}
