package com.dashtam.audit.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void readsTheTraceIdFromTheTraceparent() {
        assertThat(withTraceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .hasValue("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void hasNoTraceIdWithoutAWholeTraceparent() {
        assertThat(withTraceparent("00-4bf92f3577b34da6a3ce929d0e0e4736")).isEmpty();
        assertThat(withTraceparent("")).isEmpty();
    }

    private static Optional<String> withTraceparent(String text) {
        return new Origin(Optional.empty(), Optional.empty(), Optional.of(text)).traceId();
    }
}
