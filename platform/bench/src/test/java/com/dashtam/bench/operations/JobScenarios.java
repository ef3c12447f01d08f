package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Sync jobs after they were made: listed, cancelled, and watched by operators. */
final class JobScenarios {

    private static final String SYNCS = "/api/v1/syncs";
    private static final String ADMIN = "/api/v1/admin/jobs";
    private static final String HEALTH = "/health/jobs";
    private static final String FAILED = "dashtam.sync.provider_data_sync.failed";

    private final World world;

    JobScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "listSyncs", list(),
                "cancelSync", cancel(),
                "getJobs", jobs(),
                "getJobsHealth", health());
    }

    private Scenario list() {
        String ofConnection = SYNCS + "?trigger=connection&connection_id=";
        return Scenario.succeeds(
                        200,
                        () -> caller().get(ofConnection + connection()),
                        reply ->
                                assertThat(reply.items("syncs"))
                                        .singleElement()
                                        .satisfies(job ->
                                                assertThat(job.required("scope").asString())
                                                        .isEqualTo("all")))
                .refuses(404, () -> world.stranger().caller().get(ofConnection + connection()))
                .refuses(400, () -> caller().get(SYNCS + "?status=nonsense"))
                .refuses(401, () -> world.client().visitor().get(SYNCS));
    }

    /** The bank is slow, so that the job is not over before it is cancelled. */
    private Scenario cancel() {
        return Scenario.succeeds(
                        204,
                        this::startAndCancel,
                        reply ->
                                world.rows(
                                        Component.SYNC,
                                        "select failure from sync_job where id = ?",
                                        found -> assertThat(found).containsExactly("cancelled"),
                                        idOf(reply)),
                        FAILED)
                .refuses(409, () -> caller().delete(SYNCS + "/" + anEndedJob()))
                .refuses(404, () -> world.stranger().caller().delete(SYNCS + "/" + anEndedJob()))
                .refuses(404, () -> caller().delete(SYNCS + "/" + new UUID(0, 1)));
    }

    private Reply startAndCancel() {
        world.client()
                .bank()
                .fault(
                        Map.of(
                                "kind",
                                "slow",
                                "operation",
                                "accounts",
                                "count",
                                1_000_000,
                                "delay",
                                "PT5S"));
        try {
            Reply created =
                    caller().post(
                                    SYNCS,
                                    Map.of(
                                            "connection_id",
                                            connection(),
                                            "scope",
                                            "accounts",
                                            "force",
                                            true))
                            .expect(201);
            return caller().delete(SYNCS + "/" + created.id("id"));
        } finally {
            world.client().bank().noFaults();
        }
    }

    private static UUID idOf(Reply reply) {
        return UUID.fromString(reply.request().substring(reply.request().lastIndexOf('/') + 1));
    }

    private String anEndedJob() {
        JsonNode job =
                caller().get(SYNCS + "?status=succeeded&limit=1")
                        .expect(200)
                        .items("syncs")
                        .getFirst();
        return job.required("id").asString();
    }

    private Scenario jobs() {
        return Scenario.succeeds(
                        200,
                        () -> world.admin().get(ADMIN),
                        reply -> {
                            assertThat(reply.items("queues"))
                                    .extracting(queue -> queue.required("kind").asString())
                                    .containsExactly("syncs", "imports");
                            assertThat(reply.items("workers"))
                                    .anyMatch(worker -> worker.required("alive").asBoolean());
                        })
                .refuses(403, () -> caller().get(ADMIN))
                .refuses(401, () -> world.client().visitor().get(ADMIN));
    }

    private Scenario health() {
        return Scenario.succeeds(
                        200,
                        () -> world.client().visitor().get(HEALTH),
                        reply -> assertThat(reply.text("status")).isIn("healthy", "degraded"))
                .refuses(400, () -> world.client().visitor().get(HEALTH + "?unknown=1"));
    }

    private Caller caller() {
        return world.customer().person().caller();
    }

    private UUID connection() {
        return world.customer().connection();
    }
}
