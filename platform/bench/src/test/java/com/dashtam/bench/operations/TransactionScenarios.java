package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a user does with single transactions, and what has become of all of them. */
final class TransactionScenarios {

    private static final String PATH = "/api/v1/transactions/";
    private static final String CHANGES = "/api/v1/transaction-changes";
    private static final String QUARANTINED = "/api/v1/quarantined-transactions";
    private static final String EDIT = "dashtam.sync.transaction_edit.";
    private static final String REMOVAL = "dashtam.sync.transaction_removal.";

    private final World world;

    TransactionScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "updateTransaction", update(),
                "removeTransaction", remove(),
                "getTransactionHistory", history(),
                "listTransactionChanges", changes(),
                "listQuarantinedTransactions", quarantined());
    }

    private Scenario update() {
        return Scenario.succeeds(
                        200,
                        () ->
                                owner().patch(
                                                PATH + transaction(),
                                                Map.of(
                                                        "note", "split with Ada",
                                                        "own_description", "Dinner")),
                        reply -> {
                            assertThat(reply.text("note")).isEqualTo("split with Ada");
                            assertThat(reply.text("description")).isNotEqualTo("Dinner");
                            world.rows(
                                    Component.SYNC,
                                    "select own_description from transaction where id = ?",
                                    found -> assertThat(found).containsExactly("Dinner"),
                                    reply.id("id"));
                        },
                        EDIT + "attempted",
                        EDIT + "succeeded")
                .refuses(
                        404,
                        () -> stranger().patch(PATH + transaction(), Map.of("note", "mine")),
                        EDIT + "attempted",
                        EDIT + "failed")
                .refuses(400, () -> owner().patch(PATH + transaction(), Map.of("amount", "1")))
                .refuses(400, () -> owner().patch(PATH + transaction(), Map.of("note", "")));
    }

    private Scenario remove() {
        Customer customer = world.newCustomer();
        UUID id = customer.aTransaction();
        return Scenario.succeeds(
                        204,
                        () -> customer.person().caller().delete(PATH + id),
                        _ -> {
                            world.rows(
                                    Component.SYNC,
                                    "select removed_by from transaction where id = ?",
                                    found -> assertThat(found).containsExactly("user"),
                                    id);
                            customer.person().caller().get(PATH + id).expect(404);
                            // What was removed here is compared with no book.
                            customer.person()
                                    .caller()
                                    .delete(
                                            "/api/v1/providers/"
                                                    + customer.connection()
                                                    + "?account_data=delete")
                                    .expect(204);
                        },
                        REMOVAL + "attempted",
                        REMOVAL + "succeeded")
                .refuses(
                        404,
                        () -> stranger().delete(PATH + transaction()),
                        REMOVAL + "attempted",
                        REMOVAL + "failed")
                .refuses(400, () -> owner().delete(PATH + "none"));
    }

    private Scenario history() {
        return Scenario.succeeds(
                        200,
                        () -> owner().get(PATH + transaction() + "/history"),
                        reply -> {
                            JsonNode source = reply.json().required("source");
                            assertThat(source.required("institution").asString())
                                    .isEqualTo("sandbox");
                            assertThat(source.required("page").asInt()).isPositive();
                            world.rows(
                                    Component.SYNC,
                                    "select connection_id from sync_job where id = ?",
                                    found ->
                                            assertThat(found)
                                                    .containsExactly(
                                                            source.required("connection_id")
                                                                    .asString()),
                                    UUID.fromString(source.required("job_id").asString()));
                        })
                .refuses(404, () -> stranger().get(PATH + transaction() + "/history"));
    }

    private Scenario changes() {
        return Scenario.succeeds(200, () -> owner().get(CHANGES + "?limit=2"), this::assertAdded)
                .refuses(400, () -> owner().get(CHANGES + "?cursor=mine"))
                .refuses(400, () -> owner().get(CHANGES + "?limit=501"));
    }

    private void assertAdded(Reply reply) {
        assertThat(reply.items("changes"))
                .hasSize(2)
                .allSatisfy(change ->
                        assertThat(change.required("change").asString()).isEqualTo("added"));
        assertThat(reply.json().required("has_more").asBoolean()).isTrue();
        stranger().get(CHANGES + "?cursor=" + reply.text("next_cursor")).expect(400);
    }

    private Scenario quarantined() {
        return Scenario.succeeds(
                        200,
                        () -> owner().get(QUARANTINED),
                        reply -> assertThat(reply.items("transactions")).isEmpty())
                .refuses(400, () -> owner().get(QUARANTINED + "?cursor=mine"));
    }

    private Caller owner() {
        return world.customer().person().caller();
    }

    private Caller stranger() {
        return world.stranger().caller();
    }

    private UUID transaction() {
        return world.customer().aTransaction();
    }
}
