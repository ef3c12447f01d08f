package com.dashtam.contract.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {

    @Test
    void areTheSameInTheContractAndInTheCode() {
        List<?> declared =
                HttpFile.common()
                        .child("components")
                        .child("schemas")
                        .child("Problem")
                        .child("properties")
                        .child("type")
                        .list("enum");

        assertThat(declared.stream().map(Object::toString))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
    }
}
