package com.dashtam.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RawPagePropertiesTest {

    @Test
    void keepsNothingUnlessToldTo() {
        assertThat(bound(Map.of()).policy().isOn()).isFalse();
        assertThat(bound(Map.of("retention", "0s")).policy().isOn()).isFalse();
        assertThat(bound(Map.of("retention", "12h")).policy().isOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "8d", "604801s"})
    void refusesATimeThatIsOutOfBounds(String retention) {
        var properties = bound(Map.of("retention", retention));

        assertThatIllegalArgumentException().isThrownBy(properties::policy);
    }

    private static RawPageProperties bound(Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("dashtam.raw-pages." + name, value));
        return new Binder(source).bindOrCreate("dashtam.raw-pages", RawPageProperties.class);
    }
}
