package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.RawHttp;
import com.dashtam.gateway.testing.StandIn.Received;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForwardedHeadersIT {

    private static final String INSTITUTIONS = "/api/v1/institutions";

    private final TestGateway gateway = TestGateway.shared();
    private final String trace = UUID.randomUUID().toString();

    @Test
    void handsOnTheUsersTokenAndItsOwn() {
        var person = Person.anyUser();
        var token = gateway.tokens().access(person);

        var received =
                forward(
                        gateway.request("/api/v1/accounts")
                                .header("Authorization", "Bearer " + token));

        assertThat(received.header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(received.header("X-Dashtam-Service-Token"))
                .isEqualTo("service-token-for-sync-service");
    }

    @Test
    void tellsServicesWhoTheClientIs() {
        var received =
                forward(
                        gateway.request(INSTITUTIONS, Person.anyUser())
                                .setHeader("X-Forwarded-For", "203.0.113.7")
                                .setHeader("User-Agent", "Firefox/150"));

        assertThat(received.header("X-Dashtam-Client-Ip")).isEqualTo("203.0.113.7");
        assertThat(received.header("X-Dashtam-User-Agent")).isEqualTo("Firefox/150");
    }

    @Test
    void believesTheNearestUntrustedAddressAlone() {
        var received =
                forward(
                        gateway.request(INSTITUTIONS, Person.anyUser())
                                .setHeader("X-Forwarded-For", "1.2.3.4, 203.0.113.9, 127.0.0.1"));

        assertThat(received.header("X-Dashtam-Client-Ip")).isEqualTo("203.0.113.9");
    }

    @Test
    void carriesOneTraceThroughAllParts() {
        var response =
                send(
                        gateway.request(INSTITUTIONS, Person.anyUser())
                                .setHeader("X-Trace-Id", trace));

        assertThat(header(response, "X-Trace-Id")).isEqualTo(trace);
        var received = gateway.services().received(trace).getFirst();
        assertThat(received.header("traceparent")).startsWith("00-" + trace.replace("-", "") + "-");
    }

    @Test
    void beginsATraceWhereTheClientsIsOfNoUse() {
        var response =
                send(
                        gateway.request(INSTITUTIONS, Person.anyUser())
                                .setHeader("X-Trace-Id", "<script>"));

        assertThat(header(response, "X-Trace-Id")).matches("[0-9a-f-]{32,36}");
    }

    @Test
    void dropsWhatOnlyTheGatewayMaySay() {
        var answer =
                RawHttp.lines(
                        gateway.port(),
                        "GET /api/v1/institutions HTTP/1.1",
                        "Host: gateway.test",
                        "Connection: close, X-Dashtam-Service-Token, X-Dashtam-Client-Ip, X-Extra",
                        "Authorization: Bearer " + gateway.tokens().access(Person.anyUser()),
                        "X-Trace-Id: " + trace,
                        "X-Extra: for this connection only",
                        "X-Harmless: kept",
                        "X-Forwarded-For: 203.0.113.5",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Proto: https",
                        "X-Real-IP: 6.6.6.6",
                        "Forwarded: for=6.6.6.6",
                        "x-dashtam-service-token: mine",
                        "X-DASHTAM-CLIENT-IP: 6.6.6.6",
                        "X-Dashtam-Refusal: AMBIGUOUS_PATH",
                        "Upgrade: h2c",
                        "TE: trailers",
                        "Proxy-Authorization: Basic dTpw");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var received = gateway.services().received(trace).getFirst();
        assertThat(received.header("X-Dashtam-Service-Token"))
                .isEqualTo("service-token-for-provider-service");
        assertThat(received.header("X-Dashtam-Client-Ip")).isEqualTo("203.0.113.5");
        assertThat(received.header("X-Harmless")).isEqualTo("kept");
        for (var name :
                new String[] {
                    "X-Extra",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP",
                    "Forwarded",
                    "X-Dashtam-Refusal",
                    "Upgrade",
                    "TE",
                    "Proxy-Authorization"
                }) {
            assertThat(received.has(name)).as(name).isFalse();
        }
    }

    @Test
    void doesNotHandOnAnAddressFromAClientThatIsNoProxy() {
        try (var direct =
                TestGateway.start(java.util.Map.of("DASHTAM_TRUSTED_PROXIES", "192.0.2.0/24"))) {
            send(
                    direct.request(INSTITUTIONS, Person.anyUser())
                            .setHeader("X-Trace-Id", trace)
                            .setHeader("X-Forwarded-For", "203.0.113.7"));

            assertThat(direct.services().received(trace).getFirst().header("X-Dashtam-Client-Ip"))
                    .isEqualTo("127.0.0.1");
        }
    }

    private Received forward(HttpRequest.Builder request) {
        assertThat(send(request.setHeader("X-Trace-Id", trace)).statusCode()).isEqualTo(200);
        return gateway.services().received(trace).getFirst();
    }
}
