package com.dashtam.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.sample.Http;
import com.dashtam.platform.sample.SampleService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObservabilityIT {

    private static final PrintStream STDOUT = System.out;
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
    private static volatile boolean databaseUp = true;
    private static SampleService service;
    private static Http http;
    private static Http management;

    @BeforeAll
    static void start() {
        System.setOut(new PrintStream(LOG, true, StandardCharsets.UTF_8));
        service = SampleService.start(Database.class);
        http = new Http(service.port());
        management = new Http(service.managementPort());
    }

    @AfterAll
    static void stop() {
        service.close();
        System.setOut(STDOUT);
    }

    @Test
    void isReadyAndUp() {
        assertThat(management.get("/actuator/health/readiness").text("/status")).isEqualTo("UP");
        assertThat(management.get("/actuator/health/liveness").text("/status")).isEqualTo("UP");
        assertThat(management.get("/actuator/info").status()).isEqualTo(200);
    }

    @Test
    void isNotReadyWithoutItsDatabase() {
        databaseUp = false;
        try {
            assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(management.get("/actuator/health").status()).isEqualTo(503);
            assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            databaseUp = true;
        }
    }

    @Test
    void staysReadyWhileAPartIsDegradedAndSaysWhich() {
        var part = service.bean(Degradation.class).part("kafka");

        part.degraded("no broker answers");

        var health = management.get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("/status")).isEqualTo("DEGRADED");
        assertThat(health.text("/components/degradation/details/kafka"))
                .isEqualTo("no broker answers");
        assertThat(management.get("/actuator/health/readiness").text("/status")).isEqualTo("UP");
        assertThat(metric("dashtam_degraded{part=\"kafka\"")).endsWith(" 1.0");

        part.working();

        assertThat(management.get("/actuator/health").text("/status")).isEqualTo("UP");
        assertThat(metric("dashtam_degraded{part=\"kafka\"")).endsWith(" 0.0");
    }

    @Test
    void isDownRatherThanDegradedWhenBoth() {
        var part = service.bean(Degradation.class).part("relay");
        part.degraded("far behind");
        databaseUp = false;
        try {
            assertThat(management.get("/actuator/health").text("/status")).isEqualTo("DOWN");
        } finally {
            databaseUp = true;
            part.working();
        }
    }

    @Test
    void measuresRequestsByTemplateAndNeverByPath() {
        http.get("/api/v1/faults/none-at-all");
        http.get("/no/such/route/4711");
        http.send("MADEUP", "/api/v1/things");

        var requests =
                management
                        .get("/actuator/prometheus")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                        .toList();

        assertThat(requests)
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("uri=\"/api/v1/faults/{fault}\"")
                                .contains("service=\"sample-service\""));
        assertThat(requests)
                .noneSatisfy(line -> assertThat(line).contains("none-at-all"))
                .noneSatisfy(line -> assertThat(line).contains("4711"))
                .noneSatisfy(line -> assertThat(line).contains("MADEUP"));
    }

    @Test
    void showsOperatorsNothingMoreThanTheyNeed() {
        for (var endpoint :
                List.of("env", "beans", "heapdump", "configprops", "loggers", "shutdown")) {
            assertThat(management.get("/actuator/" + endpoint).status())
                    .as(endpoint)
                    .isEqualTo(404);
        }
    }

    @Test
    void logsEcsWithServiceAndTrace() {
        var answer = http.get("/api/v1/faults/bug");

        var line = logged(answer.header("X-Trace-Id"));

        assertThat(line.at("/service/name").asString("")).isEqualTo("sample-service");
        assertThat(line.at("/log/level").asString("")).isEqualTo("ERROR");
        assertThat(line.at("/error/stack_trace").asString("")).contains("IllegalStateException");
    }

    @Test
    void logsForPeopleWhenAskedTo() {
        int before = LOG.size();
        try (var readable = SampleService.start(Database.class, "DASHTAM_LOG_FORMAT=plain")) {
            new Http(readable.port()).get("/api/v1/faults/bug", "X-Trace-Id", "trace-for-people");
        }

        assertThat(LOG.toString(StandardCharsets.UTF_8).substring(before))
                .contains("[trace-for-people] c.d.")
                .doesNotContain("\"@timestamp\"");
    }

    @Test
    void refusesToShareAPortWithClients() {
        assertThatThrownBy(() ->
                        SampleService.start(
                                Database.class,
                                "management.server.port=${server.port}",
                                "server.port=45999"))
                .rootCause()
                .hasMessageContaining("management.server.port");
    }

    private static String metric(String prefix) {
        return management
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElse("no such metric");
    }

    private static JsonNode logged(String traceId) {
        var json = JsonMapper.shared();
        return LOG.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{") && line.contains(traceId))
                .map(json::readTree)
                .filter(line -> line.at("/trace/id").asString("").equals(traceId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(LOG.toString(StandardCharsets.UTF_8)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Database {

        @Bean
        HealthIndicator dbHealthIndicator() {
            return () -> (databaseUp ? Health.up() : Health.down()).build();
        }
    }
}
