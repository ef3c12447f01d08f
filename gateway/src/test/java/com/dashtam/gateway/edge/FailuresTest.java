package com.dashtam.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class FailuresTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(ProblemException.notFound(), ProblemType.NOT_FOUND),
                Arguments.of(new ConnectException("secret host"), ProblemType.SERVICE_UNAVAILABLE),
                Arguments.of(ReadTimeoutException.INSTANCE, ProblemType.GATEWAY_TIMEOUT),
                Arguments.of(new TimeoutException(), ProblemType.GATEWAY_TIMEOUT),
                Arguments.of(
                        new RuntimeException(new IOException()), ProblemType.SERVICE_UNAVAILABLE),
                Arguments.of(status(HttpStatus.BAD_REQUEST), ProblemType.BAD_REQUEST),
                Arguments.of(status(HttpStatus.NOT_FOUND), ProblemType.NOT_FOUND),
                Arguments.of(status(HttpStatus.NOT_ACCEPTABLE), ProblemType.NOT_ACCEPTABLE),
                Arguments.of(
                        status(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
                        ProblemType.UNSUPPORTED_MEDIA_TYPE),
                Arguments.of(status(HttpStatus.GATEWAY_TIMEOUT), ProblemType.GATEWAY_TIMEOUT),
                Arguments.of(status(HttpStatus.CONFLICT), ProblemType.INTERNAL_ERROR),
                Arguments.of(new IllegalStateException("secret"), ProblemType.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsClientsTheKindOfFailureAlone(Throwable failure, ProblemType type) {
        var problem = Failures.problemOf(failure);

        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.detail()).doesNotContain("secret");
    }

    @Test
    void asksToComeBackSoonWhereAPartIsAway() {
        assertThat(Failures.problemOf(new IOException()).retryAfter())
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void describesAFailureWithoutItsTexts() {
        assertThat(Failures.describe(new IllegalStateException("x", new IOException("y"))))
                .isEqualTo("IllegalStateException < IOException");
    }

    private static ResponseStatusException status(HttpStatus status) {
        return new ResponseStatusException(status, "secret");
    }
}
