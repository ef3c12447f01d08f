package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.limit.RedisTokenBuckets;
import com.dashtam.gateway.testing.Events;
import com.dashtam.gateway.testing.LogProbe;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.local.server.Redis;
import com.dashtam.testing.server.TestServers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisOutageIT {

    private Redis redis;
    private TestGateway gateway;

    @BeforeAll
    void start() {
        redis = TestServers.ownRedis();
        gateway = TestGateway.start(Map.of("DASHTAM_REDIS", redis.uri()));
        eventually(
                "the gateway to know all revocations",
                () -> assertThat(gateway.readiness()).isEqualTo(200));
    }

    @AfterAll
    void stop() {
        gateway.close();
        redis.close();
    }

    @Test
    void letsRequestsPassWhileRedisIsAwayAndLimitsThemAfterwards() {
        eventually("limits to be on", this::limitsAreOn);
        var log = LogProbe.of(RedisTokenBuckets.class);
        redis.kill();
        for (int i = 0; i < 20; i++) {
            assertThat(read(Person.anyUser()).statusCode()).isEqualTo(200);
        }
        eventually(
                "health to say degraded",
                () -> assertThat(gateway.health("limits")).isEqualTo("DEGRADED"));
        assertThat(gateway.readiness()).isEqualTo(200);
        assertThat(publicHealth()).isEqualTo("200 {\"status\":\"degraded\"}");
        assertThat(gateway.metric("dashtam_limits_available")).isEqualTo("0.0");
        assertThat(gateway.metric("dashtam_limits_unchecked_total")).isNotEqualTo("0.0");

        redis.start();
        eventually("limits to be on again", this::limitsAreOn);
        assertThat(log.warnings()).hasSize(1);
        assertThat(gateway.health("limits")).isEqualTo("UP");
        assertThat(publicHealth()).isEqualTo("200 {\"status\":\"healthy\"}");
    }

    private String publicHealth() {
        var answer = send(gateway.request("/health"));
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void refusesRevokedTokensWhileRedisIsAway() {
        var person = Person.anyUser();
        try (var events = new Events(TestServers.kafka().bootstrapServers())) {
            redis.kill();
            events.sessionEnded(person);

            eventually("the refusal", () -> problem(read(person), 401, "unauthorized"));
        } finally {
            redis.start();
        }
        problem(read(person), 401, "unauthorized");
    }

    private void limitsAreOn() {
        var response = read(Person.anyUser());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "X-RateLimit-Remaining")).isEqualTo("99");
    }

    private HttpResponse<String> read(Person person) {
        return send(gateway.request("/api/v1/accounts", person));
    }
}
