package com.dashtam.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.provider.ProviderProperties.Calls;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CallLimitsTest {

    @Test
    void letsACallTakeLessThanTheLeaseOfATokenLasts() {
        assertThat(bound("19s", "10s").limits().callTimeout()).isEqualTo(Duration.ofSeconds(19));
    }

    @ParameterizedTest
    @CsvSource({"20s, 10s", "10s, 20s", "60s, 1s"})
    void refusesACallThatMayOutliveTheLeaseOfAToken(String timeout, String queueTimeout) {
        assertThatThrownBy(() -> bound(timeout, queueTimeout))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("dashtam.provider.calls");
    }

    private static Calls bound(String timeout, String queueTimeout) {
        var source =
                new MapConfigurationPropertySource(
                        Map.of("calls.timeout", timeout, "calls.queue-timeout", queueTimeout));
        return new Binder(source).bind("calls", Calls.class).get();
    }
}
