package com.dashtam.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    @Test
    void makesAConfigurationThatKafkaAccepts() {
        KafkaConfig config =
                KafkaConfig.fromProps(
                        new BrokerSettings(Path.of("/data/with space"), 19092, 19093).kafka(),
                        false);

        assertThat(config.logDirs().toString()).contains("/data/with space");
        assertThat(config.autoCreateTopicsEnable()).isFalse();
    }

    @Test
    void readsDirectoryAndPortsFromTheArguments() {
        assertThat(BrokerSettings.parse("/data", "19092", "19093"))
                .isEqualTo(new BrokerSettings(Path.of("/data"), 19092, 19093));
    }

    @Test
    void rejectsAMissingArgument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerSettings.parse("/data", "19092"))
                .withMessageContaining("usage");
    }

    @Test
    void rejectsOnePortForBothListeners() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerSettings(Path.of("/data"), 19092, 19092));
    }

    @Test
    void rejectsAPortOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerSettings(Path.of("/data"), 70_000, 19093));
    }
}
