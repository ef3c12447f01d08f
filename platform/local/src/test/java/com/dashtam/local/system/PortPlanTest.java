package com.dashtam.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.local.server.KafkaServer;
import com.dashtam.local.server.MailboxServer;
import com.dashtam.local.server.PostgresServer;
import com.dashtam.local.server.RedisServer;
import com.dashtam.local.server.ServerFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {

    @Test
    void takesTheUsualNumbersWhenNothingIsSaid() {
        PortPlan plan = PortPlan.of(Map.of());

        assertThat(plan.number(Port.GATEWAY)).isEqualTo(8080);
        assertThat(plan.number(Port.POSTGRES)).isEqualTo(15432);
    }

    @Test
    void takesANumberFromTheEnvironment() {
        PortPlan plan = PortPlan.of(Map.of("DASHTAM_SYNC_MANAGEMENT_PORT", " 4711 "));

        assertThat(plan.number(Port.SYNC_MANAGEMENT)).isEqualTo(4711);
        assertThat(plan.number(Port.SYNC)).isEqualTo(8083);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "http", "8080x", "99999999999"})
    void rejectsWhatIsNoPortAndNamesTheVariable(String text) {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> PortPlan.of(Map.of("DASHTAM_BANK_PORT", text)))
                .withMessageContaining("DASHTAM_BANK_PORT")
                .withMessageContaining(text);
    }

    @Test
    void rejectsOneNumberForTwoPorts() {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> PortPlan.of(Map.of("DASHTAM_KAFKA_PORT", "8080")))
                .withMessageContaining("8080");
    }

    @Test
    void callsTheVariablesAsTheServersDo() {
        assertThat(Port.POSTGRES.variable()).isEqualTo(PostgresServer.PORT_VARIABLE);
        assertThat(Port.KAFKA.variable()).isEqualTo(KafkaServer.PORT_VARIABLE);
        assertThat(Port.KAFKA_CONTROLLER.variable())
                .isEqualTo(KafkaServer.CONTROLLER_PORT_VARIABLE);
        assertThat(Port.REDIS.variable()).isEqualTo(RedisServer.PORT_VARIABLE);
        assertThat(Port.SMTP.variable()).isEqualTo(MailboxServer.SMTP_PORT_VARIABLE);
        assertThat(Port.MAILBOX.variable()).isEqualTo(MailboxServer.WEB_PORT_VARIABLE);
    }
}
