package com.dashtam.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    private final JsonMapper json = StrictJson.builder().build();

    record Sample(String text, int number, @Nullable Instant moment) {}

    @Test
    void readsWhatFits() {
        var text = "{\"text\":\"a\",\"number\":1,\"moment\":\"2026-01-31T13:00:00+01:00\"}";

        assertThat(json.readValue(text, Sample.class))
                .isEqualTo(new Sample("a", 1, Instant.parse("2026-01-31T12:00:00Z")));
    }

    @Test
    void writesMomentsAsTextAndLeavesNullsOut() {
        assertThat(json.writeValueAsString(new Sample("a", 1, null)))
                .isEqualTo("{\"text\":\"a\",\"number\":1}");
        assertThat(json.writeValueAsString(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00Z\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"number\":null}",
                "{\"text\":\"a\",\"number\":\"\"}",
                "{\"text\":\"a\",\"number\":true}",
                "{\"text\":\"a\",\"number\":1,\"more\":null}",
                "{\"text\":\"a\",\"number\":1,\"moment\":0}",
                "{\"text\":\"a\",\"number\":1,\"moment\":\"0\"}",
                "{\"text\":\"a\",\"number\":1,\"moment\":\"\"}",
                "{\"text\":\"a\",\"number\":1,\"number\":1}",
            })
    void refusesWhatDoesNot(String text) {
        assertThatThrownBy(() -> json.readValue(text, Sample.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesDuplicatesInTreesAndMaps() {
        assertThatThrownBy(() -> json.readTree("{\"a\":1,\"a\":2}"))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue("{\"a\":1,\"a\":2}", Map.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void boundsNestingNamesAndNumbers() {
        assertThatThrownBy(() -> json.readTree("[".repeat(40) + "]".repeat(40)))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readTree("{\"" + "a".repeat(300) + "\":1}"))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue("1".repeat(100), BigDecimal.class))
                .isInstanceOf(JacksonException.class);
    }
}
