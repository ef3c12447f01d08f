package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionEnded;
import com.dashtam.gateway.testing.Events;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.Schemas;
import com.dashtam.testing.server.TestServers;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
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
