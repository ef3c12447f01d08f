package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Reply;
import com.dashtam.bench.client.Statements;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Syncs and imports: jobs that outlive their requests. */
final class SyncJobScenarios {

    private static final String SYNC = "dashtam.sync.";
    private static final String SYNCS = "/api/v1/syncs";
    private static final String IMPORTS = "/api/v1/imports";

    private final World world;

    SyncJobScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "createSync", create(SYNCS, "all"),
                "createAccountSync", create("/api/v1/accounts/syncs", "accounts"),
                "createTransactionSync", create("/api/v1/transactions/syncs", "transactions"),
                "createHoldingSync", createHoldingSync(),
                "getSync", getSync(),
                "createImport", createImport(),
                "getImport", getImport(),
                "listImportFormats", formats());
    }

    private Scenario create(String path, String scope) {
        return sync(
                scope,
                () -> path,
                () -> Map.of("connection_id", connection(), "force", true),
                () -> Map.of("connection_id", connection()));
    }

    private Scenario createHoldingSync() {
        return sync(
                "holdings",
                () -> "/api/v1/accounts/" + customer().anAccount() + "/holdings/syncs",
                () -> Map.of("force", true),
                Map::of);
    }

    private Scenario sync(
            String scope,
            Supplier<String> path,
            Supplier<Map<String, ?>> forced,
            Supplier<Map<String, ?>> foreign) {
        return Scenario.succeeds(
                        201,
                        () -> customer().person().caller().post(path.get(), forced.get()),
                        reply -> {
                            assertThat(reply.text("scope")).isEqualTo(scope);
                            assertThat(reply.header("Location"))
                                    .hasValue(SYNCS + "/" + reply.id("id"));
                            assertThat(ended(SYNCS, reply).required("status").asString())
                                    .isEqualTo("succeeded");
                            world.rows(
                                    Component.SYNC,
                                    "select status from sync_job where id = ?",
                                    found -> assertThat(found).containsExactly("succeeded"),
                                    reply.id("id"));
                        },
                        SYNC + "provider_data_sync.attempted",
                        SYNC + "provider_data_sync.succeeded")
                .refuses(404, () -> world.stranger().caller().post(path.get(), foreign.get()));
    }

    private Scenario getSync() {
        return Scenario.succeeds(
                        200,
                        () -> {
                            Reply created =
                                    customer()
                                            .person()
                                            .caller()
                                            .post(
                                                    SYNCS,
                                                    Map.of(
                                                            "connection_id",
                                                            connection(),
                                                            "scope",
                                                            "accounts",
                                                            "force",
                                                            true))
                                            .expect(200, 201);
                            return customer().person().caller().get(SYNCS + "/" + created.id("id"));
                        },
                        reply -> assertThat(reply.text("scope")).isEqualTo("accounts"))
                .refuses(404, () -> customer().person().caller().get(SYNCS + "/" + new UUID(0, 1)));
    }

    private Scenario createImport() {
        return Scenario.succeeds(
                        201,
                        () -> upload("statement.qfx", Statements.portfolio("700200")),
                        reply -> {
                            JsonNode job = ended(IMPORTS, reply);
                            assertThat(job.required("status").asString()).isEqualTo("succeeded");
                            assertThat(job.required("accounts_created").asInt()).isEqualTo(2);
                            assertThat(job.required("transactions_created").asInt()).isEqualTo(3);
                            assertThat(job.required("holdings_created").asInt()).isEqualTo(1);
                            assertThat(job.required("errors").asInt()).isEqualTo(1);
                            assertThat(providerOf(job)).isEqualTo("chase_file");
                            world.rows(
                                    Component.SYNC,
                                    "select provider_transaction_id from transaction t"
                                            + " join account a on a.id = t.account_id"
                                            + " where a.connection_id = ? order by 1",
                                    found -> assertThat(found).hasSize(3),
                                    UUID.fromString(job.required("connection_id").asString()));
                        },
                        SYNC + "file_import.attempted",
                        SYNC + "file_import.succeeded")
                .refuses(415, () -> upload("statement.pdf"));
    }

    private Scenario getImport() {
        return Scenario.succeeds(
                        200,
                        () ->
                                customer()
                                        .person()
                                        .caller()
                                        .get(
                                                IMPORTS
                                                        + "/"
                                                        + upload("again.qfx").expect(201).id("id")),
                        reply -> assertThat(reply.text("file_name")).isEqualTo("again.qfx"))
                .refuses(
                        404,
                        () -> customer().person().caller().get(IMPORTS + "/" + new UUID(0, 1)));
    }

    private Scenario formats() {
        return Scenario.succeeds(
                        200,
                        () -> world.client().visitor().get(IMPORTS + "/formats"),
                        reply ->
                                assertThat(reply.items("formats"))
                                        .extracting(format -> format.required("format").asString())
                                        .contains("ofx"))
                .refuses(400, () -> world.client().visitor().get(IMPORTS + "/formats?unknown=1"));
    }

    private String providerOf(JsonNode job) {
        return customer()
                .person()
                .caller()
                .get("/api/v1/providers/" + job.required("connection_id").asString())
                .expect(200)
                .text("provider_slug");
    }

    private Reply upload(String name) {
        return upload(name, Statements.checking("700100"));
    }

    private Reply upload(String name, byte[] file) {
        return customer().person().caller().upload(IMPORTS, name, file);
    }

    private JsonNode ended(String path, Reply created) {
        return world.ended(customer().person(), path + "/" + created.id("id"));
    }

    private Customer customer() {
        return world.customer();
    }

    private UUID connection() {
        return customer().connection();
    }
}
