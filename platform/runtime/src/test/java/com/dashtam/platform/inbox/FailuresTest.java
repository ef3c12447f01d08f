package com.dashtam.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTest {

    static Stream<Throwable> temporary() {
        return Stream.of(
                new TemporarilyUnavailableException("mail", new Exception()),
                new CannotAcquireLockException("busy"),
                new DataAccessResourceFailureException("gone"),
                new CannotCreateTransactionException("gone"),
                new TimeoutException("Kafka"),
                new IllegalStateException(new IOException("reset")),
                new IllegalStateException(new SQLException("gone", "57P01")),
                new IllegalStateException(new SQLException("gone", "08006")));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalArgumentException("bad"),
                new NullPointerException(),
                new DuplicateKeyException("twice"),
                new IllegalStateException(new SQLException("type", "22P02")),
                new IllegalStateException(new SQLException("no state")));
    }

    @ParameterizedTest
    @MethodSource("temporary")
    void triesAgainWhatIsTemporary(Throwable failure) {
        assertThat(Failures.isTemporary(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void givesUpOnWhatLasts(Throwable failure) {
        assertThat(Failures.isTemporary(failure)).isFalse();
    }
}
