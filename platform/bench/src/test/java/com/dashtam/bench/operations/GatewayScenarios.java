package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.EventStream;
import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.contract.ContractOperation;
import com.dashtam.bench.contract.Contracts;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;

/** What the gateway answers itself. */
final class GatewayScenarios {

    private static final String DOCUMENT = "/api/v1/openapi.yaml";

    private final World world;

    GatewayScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "streamEvents",
                Scenario.succeeds(200, this::followed, _ -> {})
                        .refuses(401, () -> world.client().visitor().get("/api/v1/events")),
                "getHealth",
                Scenario.succeeds(
                                200,
                                () -> world.client().visitor().get("/health"),
                                reply ->
                                        assertThat(reply.text("status"))
                                                .isIn("healthy", "degraded"))
                        .refuses(400, () -> world.client().visitor().get("/health?unknown=1")),
                "getDocumentation",
                Scenario.succeeds(
                                200,
                                () -> world.client().visitor().get("/docs"),
                                reply -> assertThat(reply.body()).contains("<title>Dashtam API"))
                        .refuses(400, () -> world.client().visitor().get("/docs?unknown=1")),
                "getDocumentationFile",
                Scenario.succeeds(
                                200,
                                () -> world.client().visitor().get("/docs/docs.js"),
                                reply -> assertThat(reply.body()).contains(DOCUMENT))
                        .refuses(404, () -> world.client().visitor().get("/docs/other.js")),
                "getOpenApiDocument",
                Scenario.succeeds(
                                200,
                                () -> world.client().visitor().get(DOCUMENT),
                                reply ->
                                        assertThat(reply.body())
                                                .contains(
                                                        Contracts.operations().stream()
                                                                .map(ContractOperation::id)
                                                                .toList()))
                        .refuses(400, () -> world.client().visitor().get(DOCUMENT + "?unknown=1")),
                "getEventSchema",
                Scenario.succeeds(
                                200,
                                () -> world.client().visitor().get("/api/v1/schemas/" + schema()),
                                reply -> assertThat(reply.json().has("event_type")).isTrue())
                        .refuses(
                                404,
                                () ->
                                        world.client()
                                                .visitor()
                                                .get("/api/v1/schemas/" + "0".repeat(64))));
    }

    /** A second session of the same user is seen on the stream. */
    private Reply followed() {
        Person person = world.signedIn();
        try (EventStream stream = person.caller().events()) {
            person.signIn().expect(201);
            eventually(
                    "the new session on the stream",
                    () -> assertThat(stream.names()).contains("security.session.new"));
            return stream.opening();
        }
    }

    private String schema() {
        return world.database(Component.IDENTITY)
                .list("select hash from event_schema limit 1", row -> row.getString(1))
                .getFirst();
    }
}
