package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.RawService;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.local.server.Ports;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UpstreamFailureIT {

    private static final String SYNCS = "/api/v1/syncs";

    @Test
    void saysThatAServiceIsAway() {
        try (var gateway =
                TestGateway.start(Map.of("DASHTAM_SYNC_URL", "http://127.0.0.1:" + Ports.free()))) {
            var response = send(gateway.request("/api/v1/accounts", Person.anyUser()));

            problem(response, 503, "service-unavailable");
            assertThat(header(response, "Retry-After")).isEqualTo("2");
        }
    }

    @Test
    void saysThatAServiceTakesTooLong() {
        var release = new CountDownLatch(1);
        try (var gateway =
                TestGateway.start(Map.of("dashtam.services.response-timeout", "300ms"))) {
            gateway.services().answerOnce("/api/v1/accounts", exchange -> await(release));

            problem(
                    send(gateway.request("/api/v1/accounts", Person.anyUser())),
                    504,
                    "gateway-timeout");
        } finally {
            release.countDown();
        }
    }

    @Test
    void doesNotRepeatARequestThatMayHaveTakenEffect() {
        var gateway = TestGateway.shared();
        var calls = new AtomicInteger();
        gateway.services()
                .answerOnce(
                        SYNCS,
                        exchange -> {
                            calls.incrementAndGet();
                            // Without an answer the server closes the connection.
                            throw new IOException("cut");
                        });

        var response =
                send(gateway.request(SYNCS, Person.anyUser()).POST(BodyPublishers.ofString("{}")));

        problem(response, 503, "service-unavailable");
        assertThat(calls).hasValue(1);
    }

    @Test
    void saysThatAServiceSpeaksNoHttp() {
        try (var service = RawService.answering("SSH-2.0-OpenSSH_9.2\r\n\r\n");
                var gateway = TestGateway.start(Map.of("DASHTAM_SYNC_URL", service.url()))) {
            var response = send(gateway.request("/api/v1/accounts", Person.anyUser()));

            problem(response, 503, "service-unavailable");
        }
    }

    @Test
    void saysThatTokensCannotBeChecked() {
        var nobody = "http://127.0.0.1:" + Ports.free();
        try (var gateway = TestGateway.start(Map.of("DASHTAM_IDENTITY_URL", nobody))) {
            var response = send(gateway.request("/api/v1/accounts", Person.anyUser()));

            problem(response, 503, "service-unavailable");
            assertThat(header(response, "Retry-After")).isNotBlank();
        }
    }

    @Test
    void handsBackTheProblemsOfServices() {
        var gateway = TestGateway.shared();
        gateway.services()
                .answerOnce(
                        "/api/v1/tokens",
                        401,
                        "application/problem+json",
                        "{\"type\":\"/problems/invalid-refresh-token\"}");

        var response = send(gateway.request("/api/v1/tokens").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("invalid-refresh-token");
        assertThat(header(response, "X-RateLimit-Limit")).isEqualTo("10");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
