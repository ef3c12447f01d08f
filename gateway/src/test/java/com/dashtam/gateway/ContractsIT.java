package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionEnded;
import com.dashtam.gateway.contract.Endpoint;
import com.dashtam.gateway.contract.RouteTable;
import com.dashtam.gateway.testing.Events;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.http.contract.Caching;
import com.dashtam.testing.server.TestServers;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class ContractsIT {

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void servesOneDocumentOfAllContracts() {
        var response = send(gateway.request("/api/v1/openapi.yaml"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("application/yaml");
        Map<String, Map<String, Object>> document = new Yaml().load(response.body());
        assertThat(document.get("paths"))
                .containsKeys("/api/v1/users", "/api/v1/accounts", "/api/v1/events");
        assertThat(response.body()).doesNotContain(".yaml#", "/internal/");
    }

    @Test
    void sendsTheDocumentOnlyToThoseWhoDoNotHaveIt() {
        var etag = header(send(gateway.request("/api/v1/openapi.yaml")), "ETag");

        var again = send(gateway.request("/api/v1/openapi.yaml").header("If-None-Match", etag));
        var other =
                send(gateway.request("/api/v1/openapi.yaml").header("If-None-Match", "\"old\""));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void servesTheSchemaThatAHashIsOf() throws Exception {
        var hash = Schemas.hashOf(SessionEnded.getClassSchema());

        var response = send(gateway.request("/api/v1/schemas/" + hash));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).contains("immutable", "public");
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(sha256(response.body())).isEqualTo(hash);
    }

    @Test
    void servesSchemasThatItLearnsFromTheTopic() throws Exception {
        var definition =
                "{\"type\":\"record\",\"name\":\"Later\",\"namespace\":\"com.dashtam.events.x\","
                        + "\"fields\":[{\"name\":\"a\",\"type\":\"string\"}],"
                        + "\"event_type\":\"x\",\"nonce\":\""
                        + java.util.UUID.randomUUID()
                        + "\"}";
        var hash = sha256(definition);
        problem(send(gateway.request("/api/v1/schemas/" + hash)), 404, "not-found");

        try (var events = new Events(TestServers.kafka().bootstrapServers())) {
            events.send(
                    new ProducerRecord<>(
                            Topic.SCHEMAS.topicName(), hash, definition.getBytes(UTF_8)));
        }

        eventually(
                "the schema",
                () ->
                        assertThat(send(gateway.request("/api/v1/schemas/" + hash)).body())
                                .isEqualTo(definition));
    }

    @Test
    void hasNoSchemaForOtherHashes() {
        problem(send(gateway.request("/api/v1/schemas/" + "0".repeat(64))), 404, "not-found");
        problem(send(gateway.request("/api/v1/schemas/latest")), 404, "not-found");
    }

    @Test
    void showsTheContractsAsAPageThatNeedsNobodyElse() {
        var page = send(gateway.request("/docs"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(page.body()).doesNotContain("://", "<script>", "style=", " on");
        var links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body()).results();
        assertThat(links.map(link -> link.group(1)))
                .hasSize(6)
                .allSatisfy(link ->
                        assertThat(send(gateway.request(link)).statusCode())
                                .as(link)
                                .isEqualTo(200));
        assertThat(send(gateway.request("/docs/docs.js")).body())
                .contains("\"/api/v1/openapi.yaml\"")
                .doesNotContain("://");
    }

    @Test
    void hasNoOtherFilesBehindThePage() {
        problem(send(gateway.request("/docs/index.html.bak")), 404, "not-found");
        problem(send(gateway.request("/docs/application.yaml")), 404, "not-found");
        problem(send(gateway.request("/docs/")), 404, "not-found");
        problem(send(gateway.request("/webjars/swagger-ui/swagger-ui.css")), 404, "not-found");
    }

    static Stream<Endpoint> own() {
        return RouteTable.load(List.of()).endpoints().stream()
                .filter(endpoint -> !endpoint.operation().id().equals("streamEvents"));
    }

    @ParameterizedTest
    @MethodSource("own")
    void letsAnswersBeKeptAsTheContractSays(Endpoint endpoint) {
        var operation = endpoint.operation();
        var hash = Schemas.hashOf(SessionEnded.getClassSchema());
        var path = operation.template().replace("{hash}", hash).replace("{file}", "docs.js");

        var response = send(gateway.request(path));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Cache-Control"))
                .containsExactly(operation.caching().header());
        assertThat(header(response, "ETag").isEmpty())
                .isEqualTo(operation.caching() == Caching.NO_STORE);
        if (operation.caching() != Caching.NO_STORE) {
            var etag = "\"old\", W/" + header(response, "ETag");
            var same = send(gateway.request(path).header("If-None-Match", etag));
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(header(same, "Cache-Control")).isEqualTo(operation.caching().header());
        }
        var refused = send(gateway.request(path + "?unknown=1"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(header(refused, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void refusesParametersThatItsContractDoesNotKnow() {
        var body =
                problem(
                        send(gateway.request("/api/v1/openapi.yaml?version=3")),
                        400,
                        "validation-failed");

        assertThat(body.path("errors").path(0).path("field").asString()).isEqualTo("version");
    }

    private static String sha256(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
