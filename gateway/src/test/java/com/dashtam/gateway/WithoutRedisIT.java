package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.local.server.Ports;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each policy wants while Redis is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutRedisIT {

    private TestGateway gateway;

    @BeforeAll
    void start() {
        gateway =
                TestGateway.start(
                        Map.of(
                                "DASHTAM_REDIS",
                                "redis://127.0.0.1:" + Ports.free(),
                                "dashtam.limits.policies.provider_connect.without-redis",
                                "closed"));
        eventually(
                "health to say degraded",
                () -> assertThat(gateway.health("limits")).isEqualTo("DEGRADED"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void letsPassWhatIsOpen() {
        var response = send(gateway.request("/api/v1/accounts", Person.anyUser()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "X-RateLimit-Limit")).isEmpty();
    }

    @Test
    void refusesWhatIsClosed() {
        var response =
                send(
                        gateway.request("/api/v1/providers", Person.anyUser())
                                .POST(BodyPublishers.ofString("{}")));

        problem(response, 503, "service-unavailable");
        assertThat(header(response, "Retry-After")).isEqualTo("1");
    }

    @Test
    void countsAloneWhatIsLocal() {
        var address = TestGateway.anyAddress();
        for (int remaining = 4; remaining >= 0; remaining--) {
            var response = signIn(address);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "X-RateLimit-Remaining"))
                    .isEqualTo(Integer.toString(remaining));
        }

        problem(signIn(address), 429, "rate-limit-exceeded");
        assertThat(signIn(TestGateway.anyAddress()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> signIn(String address) {
        return send(
                gateway.request("/api/v1/sessions")
                        .setHeader("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString("{}")));
    }
}
