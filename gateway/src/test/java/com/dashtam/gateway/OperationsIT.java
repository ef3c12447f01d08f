package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.contract.Endpoint;
import com.dashtam.gateway.contract.RouteTable;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.platform.http.contract.Access;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of every service's contract, through the gateway. */
class OperationsIT {

    private static final Map<String, String> CAPACITIES =
            Map.of(
                    "auth_login", "5",
                    "auth_register", "3",
                    "auth_password_reset", "3",
                    "auth_token_refresh", "10",
                    "provider_connect", "5",
                    "provider_sync", "10",
                    "provider_webhook", "300",
                    "api_read", "100",
                    "api_write", "50",
                    "sse_stream", "10");

    private final TestGateway gateway = TestGateway.shared();
    private final String trace = UUID.randomUUID().toString();

    static Stream<Endpoint> all() {
        return RouteTable.load(List.of("identity", "provider", "sync", "audit"))
                .endpoints()
                .stream()
                .filter(endpoint -> !endpoint.service().equals(Endpoint.GATEWAY));
    }

    static Stream<Endpoint> guarded() {
        return all().filter(endpoint -> !isPublic(endpoint));
    }

    static Stream<Endpoint> permitted() {
        return all().filter(e -> e.operation().access() instanceof Access.Permission);
    }

    @ParameterizedTest
    @MethodSource("all")
    void goesToItsServiceUnderItsLimit(Endpoint endpoint) {
        var request = request(endpoint);
        if (!isPublic(endpoint)) {
            request.header("Authorization", "Bearer " + token("admin"));
        }
        var response = send(request);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(header(response, "X-RateLimit-Limit"))
                .isEqualTo(endpoint.operation().rateLimit().map(CAPACITIES::get).orElse(""));
        var received = gateway.services().received(trace);
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().method()).isEqualTo(endpoint.operation().method());
        assertThat(received.getFirst().uri().toString()).isEqualTo(path(endpoint));
        assertThat(received.getFirst().header("X-Dashtam-Service-Token"))
                .isEqualTo("service-token-for-" + endpoint.service() + "-service");
        assertThat(received.getFirst().has("Authorization")).isEqualTo(!isPublic(endpoint));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void isClosedToThoseWithoutAToken(Endpoint endpoint) {
        problem(send(request(endpoint)), 401, "unauthorized");

        assertThat(gateway.services().received(trace)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("permitted")
    void isClosedToThoseWithoutARole(Endpoint endpoint) {
        var request = request(endpoint).header("Authorization", "Bearer " + token());

        problem(send(request), 403, "forbidden");
        assertThat(gateway.services().received(trace)).isEmpty();
    }

    private String token(String... roles) {
        return gateway.tokens().access(Person.with(roles));
    }

    private HttpRequest.Builder request(Endpoint endpoint) {
        var method = endpoint.operation().method();
        var body =
                method.equals("GET") || method.equals("DELETE")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString("{}");
        return gateway.request(path(endpoint)).setHeader("X-Trace-Id", trace).method(method, body);
    }

    private static String path(Endpoint endpoint) {
        return endpoint.operation()
                .template()
                .replaceAll("\\{[^}]*}", "01890a5d-ac96-774b-bcce-b302099a8057");
    }

    private static boolean isPublic(Endpoint endpoint) {
        return endpoint.operation().access() instanceof Access.Public;
    }
}
