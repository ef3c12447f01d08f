package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.client.Statements;
import com.dashtam.bench.system.World;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Tables in CSV: looked into, imported, imported again, and what was left out of them. */
final class TableScenarios {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String PREVIEWS = IMPORTS + "/previews";
    private static final String FILE = "Chase1234_Activity_20260228.CSV";
    private static final String ACCOUNT =
            """
            {"account": {"name": "Everyday", "type": "checking", "currency": "USD", "mask": "1234"}}
            """;

    private final World world;

    TableScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of("previewImport", preview(), "listImportRows", rows());
    }

    private Scenario preview() {
        return Scenario.succeeds(
                        200,
                        () -> upload(world.customer().person(), PREVIEWS, ACCOUNT),
                        shown -> {
                            JsonNode json = shown.json();
                            assertThat(json.at("/mapping/preset").asString())
                                    .isEqualTo("chase_checking");
                            assertThat(json.at("/accounts/0/balance").asString())
                                    .isEqualTo("1237.50");
                            assertThat(json.required("transactions_readable").asInt()).isEqualTo(2);
                            assertThat(json.at("/unreadable/0/line").asInt()).isEqualTo(4);
                            assertThat(json.required("undecided")).isEmpty();
                        })
                .refuses(
                        400,
                        () ->
                                upload(
                                        world.customer().person(),
                                        PREVIEWS,
                                        "{\"preset\": \"mattress\"}"))
                .refuses(
                        400,
                        () ->
                                world.customer()
                                        .person()
                                        .caller()
                                        .upload(PREVIEWS, "a.csv", bytes("not a table")))
                .refuses(
                        415,
                        () ->
                                world.customer()
                                        .person()
                                        .caller()
                                        .upload(PREVIEWS, "a.pdf", bytes("x")));
    }

    /** Looks into a table, imports it twice, ends the connection that it made. */
    private Scenario rows() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        200,
                        () -> {
                            Reply open = upload(person, PREVIEWS, "{}").expect(200);
                            assertThat(open.json().at("/undecided/0").asString())
                                    .isEqualTo("account");
                            upload(person, IMPORTS, "{}").expect(400);
                            JsonNode first = imported(person);
                            assertThat(first.required("transactions_created").asInt()).isEqualTo(2);
                            assertThat(first.required("errors").asInt()).isEqualTo(1);
                            JsonNode again = imported(person);
                            assertThat(again.required("transactions_created").asInt()).isZero();
                            assertThat(again.required("transactions_skipped").asInt()).isEqualTo(2);
                            assertThat(again.required("accounts_created").asInt()).isZero();
                            disconnect(person, again);
                            return person.caller().get(rowsOf(again));
                        },
                        reply -> {
                            assertThat(reply.json().required("total").asInt()).isEqualTo(1);
                            assertThat(reply.items("rows"))
                                    .singleElement()
                                    .satisfies(row -> {
                                        assertThat(row.required("line").asInt()).isEqualTo(4);
                                        assertThat(row.required("field").asString())
                                                .isEqualTo("Posting Date");
                                        assertThat(row.required("reason").asString())
                                                .isEqualTo("not_a_date");
                                    });
                        })
                .refuses(404, () -> person.caller().get(IMPORTS + "/" + new UUID(0, 1) + "/rows"));
    }

    private static String rowsOf(JsonNode job) {
        return IMPORTS + "/" + job.required("id").asString() + "/rows";
    }

    private JsonNode imported(Person person) {
        Reply created = upload(person, IMPORTS, ACCOUNT).expect(201);
        JsonNode job = world.ended(person, IMPORTS + "/" + created.id("id"));
        assertThat(job.required("status").asString()).isEqualTo("succeeded");
        return job;
    }

    private static void disconnect(Person person, JsonNode job) {
        String path = "/api/v1/providers/" + job.required("connection_id").asString();
        assertThat(person.caller().get(path).expect(200).text("provider_slug"))
                .isEqualTo("csv_file");
        person.caller().delete(path).expect(204);
    }

    private static Reply upload(Person person, String path, String mapping) {
        return person.caller().upload(path, FILE, Statements.table(), Map.of("mapping", mapping));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
