package com.dashtam.bench.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.kernel.digest.Sha256;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Pages as institutions sent them, for support. */
final class RawPageScenarios {

    private static final String VIEWS = "/api/v1/admin/raw-page-views";
    private static final String[] REFUSED = {
        "dashtam.provider.raw_page_view.attempted", "dashtam.provider.raw_page_view.failed"
    };

    private final World world;

    RawPageScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of("viewRawPage", view());
    }

    /** From a transaction of a user's to the page on which it stood. */
    private Scenario view() {
        return Scenario.succeeds(
                        200,
                        () -> view(world.admin(), source()),
                        reply ->
                                assertThat(Sha256.hexOf(reply.body().getBytes(UTF_8)))
                                        .isEqualTo(hashIn(source())),
                        "dashtam.provider.raw_page_view.attempted",
                        "dashtam.provider.raw_page_view.succeeded")
                .refuses(403, () -> view(user(), source()))
                .refuses(
                        404,
                        () -> view(world.admin(), connectionIn(source()), "0".repeat(64)),
                        REFUSED)
                .refuses(
                        404,
                        () -> view(world.admin(), new UUID(0, 1).toString(), hashIn(source())),
                        REFUSED)
                .refuses(400, () -> view(world.admin(), connectionIn(source()), "none"));
    }

    private JsonNode source() {
        UUID transaction = world.customer().aTransaction();
        return user().get("/api/v1/transactions/" + transaction + "/history")
                .expect(200)
                .json()
                .required("source");
    }

    private static String connectionIn(JsonNode source) {
        return source.required("connection_id").asString();
    }

    private static String hashIn(JsonNode source) {
        return source.required("page_sha256").asString();
    }

    private static Reply view(Caller caller, JsonNode source) {
        return view(caller, connectionIn(source), hashIn(source));
    }

    private static Reply view(Caller caller, String connection, String hash) {
        return caller.post(
                VIEWS,
                Map.of(
                        "connection_id",
                        connection,
                        "page_sha256",
                        hash,
                        "reason",
                        "A user misses a transaction."));
    }

    private Caller user() {
        return world.customer().person().caller();
    }
}
