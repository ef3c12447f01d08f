package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingIT {

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void forwardsWhatAContractKnows() {
        var trace = UUID.randomUUID().toString();

        var response =
                send(
                        gateway.request("/api/v1/accounts?active_only=true", Person.anyUser())
                                .setHeader("X-Trace-Id", trace));

        assertThat(response.statusCode()).isEqualTo(200);
        var received = gateway.services().received(trace).getFirst();
        assertThat(received.method()).isEqualTo("GET");
        assertThat(received.uri().toString()).isEqualTo("/api/v1/accounts?active_only=true");
    }

    @Test
    void forwardsBodiesAndHandsBackStatusHeadersAndBody() {
        gateway.services()
                .answerOnce(
                        "/api/v1/users",
                        exchange -> {
                            exchange.getResponseHeaders().set("Content-Type", "application/json");
                            exchange.getResponseHeaders().set("Location", "/somewhere");
                            com.dashtam.gateway.testing.StandIn.send(
                                    exchange, 201, "{\"made\":true}");
                        });
        var trace = UUID.randomUUID().toString();

        var response =
                send(
                        gateway.request("/api/v1/users")
                                .setHeader("X-Trace-Id", trace)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"email\":\"a@b.example\"}")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"made\":true}");
        assertThat(header(response, "Location")).isEqualTo("/somewhere");
        assertThat(new String(gateway.services().received(trace).getFirst().body()))
                .isEqualTo("{\"email\":\"a@b.example\"}");
    }

    @Test
    void answersHeadWithTheHeadersOfGet() {
        var response =
                send(gateway.request("/api/v1/accounts", Person.anyUser()).method("HEAD", none()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/api/v1/accounts/",
                "/api/v2/accounts",
                "/api/v1/nothing-of-ours",
                "/internal/oauth2/token",
                "/internal/v1/statements",
                "/actuator",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/error",
                "/favicon.ico"
            })
    void hasNothingThatIsInNoContract(String path) {
        long before = gateway.services().count(path);

        problem(send(gateway.request(path, Person.with("admin"))), 404, "not-found");

        assertThat(gateway.services().count(path)).isEqualTo(before);
    }

    @Test
    void namesTheMethodsThatAPathAnswers() {
        var response = send(gateway.request("/api/v1/users").DELETE());

        problem(response, 405, "method-not-allowed");
        assertThat(header(response, "Allow")).isEqualTo("POST");
    }

    @Test
    void refusesMethodsThatNoContractUses() {
        problem(
                send(gateway.request("/api/v1/accounts").method("OPTIONS", none())),
                405,
                "method-not-allowed");
        problem(
                send(gateway.request("/api/v1/accounts").method("TRACE", none())),
                405,
                "method-not-allowed");
    }

    @Test
    void answersEveryRequestWithTheHeadersThatBrowsersObey() {
        var response = send(gateway.request("/nothing"));

        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void keepsTheHeadersThatAServiceSetsItself() {
        gateway.services()
                .answerOnce(
                        "/oauth/sandbox/callback",
                        exchange -> {
                            exchange.getResponseHeaders()
                                    .set("Content-Security-Policy", "default-src 'self'");
                            exchange.getResponseHeaders().set("X-Trace-Id", "of-the-service");
                            com.dashtam.gateway.testing.StandIn.send(exchange, 400, "<html>");
                        });

        var response = send(gateway.request("/oauth/sandbox/callback?state=x"));

        assertThat(header(response, "Content-Security-Policy")).isEqualTo("default-src 'self'");
        assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
        assertThat(header(response, "X-Trace-Id")).isNotEqualTo("of-the-service");
    }

    private static java.net.http.HttpRequest.BodyPublisher none() {
        return BodyPublishers.noBody();
    }
}
