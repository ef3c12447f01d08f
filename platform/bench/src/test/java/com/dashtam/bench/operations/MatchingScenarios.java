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

/** Accounts that come under other identifiers than before. */
final class MatchingScenarios {

    private static final String PATH = "/api/v1/account-matches";
    private static final String MATCH = "dashtam.sync.account_match.";

    private final World world;

    MatchingScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of("listAccountMatches", list(), "answerAccountMatch", answer());
    }

    private Scenario list() {
        return Scenario.succeeds(
                        200,
                        () -> world.customer().person().caller().get(PATH),
                        reply -> assertThat(reply.items("matches")).isEmpty())
                .refuses(401, () -> world.client().visitor().get(PATH));
    }

    private Scenario answer() {
        Customer customer = world.newCustomer();
        Caller caller = customer.person().caller();
        return Scenario.succeeds(
                        201,
                        () -> {
                            JsonNode match = ambiguous(customer);
                            String candidate =
                                    match.required("candidates").get(1).required("id").asString();
                            return caller.post(
                                    answersOf(match.required("id").asString()),
                                    Map.of("account_id", candidate));
                        },
                        reply -> {
                            assertThat(reply.text("name")).isNotEqualTo("Savings");
                            assertThat(reply.header("Location"))
                                    .hasValue("/api/v1/accounts/" + reply.id("id"));
                            assertThat(caller.get(PATH).expect(200).items("matches")).isEmpty();
                            world.rows(
                                    Component.SYNC,
                                    "select count(*) from transaction where account_id = ?",
                                    found -> assertThat(found).doesNotContain("0"),
                                    reply.id("id"));
                            // What was bent here is compared with no book.
                            caller.delete(
                                            "/api/v1/providers/"
                                                    + customer.connection()
                                                    + "?account_data=delete")
                                    .expect(204);
                        },
                        MATCH + "attempted",
                        MATCH + "succeeded")
                .refuses(
                        404,
                        () ->
                                world.stranger()
                                        .caller()
                                        .post(answersOf(new UUID(0, 1).toString()), Map.of()),
                        MATCH + "attempted",
                        MATCH + "failed");
    }

    private static String answersOf(String match) {
        return PATH + "/" + match + "/answers";
    }

    /** Two kept accounts become twins that the institution knows by other identifiers by now. */
    private JsonNode ambiguous(Customer customer) {
        int twins =
                world.database(Component.SYNC)
                        .update(
                                """
                                update account a
                                set provider_account_id = 'old-' || a.id, name = c.name,
                                    number_masked = c.number_masked, type = c.type,
                                    currency = c.currency
                                from account c
                                where c.connection_id = ? and c.type = 'checking'
                                  and c.currency = 'USD' and a.currency = c.currency
                                  and a.connection_id = c.connection_id
                                  and a.type in ('checking', 'savings')
                                """,
                                customer.connection());
        assertThat(twins).isEqualTo(2);
        Reply sync =
                customer.person()
                        .caller()
                        .post(
                                "/api/v1/accounts/syncs",
                                Map.of("connection_id", customer.connection(), "force", true))
                        .expect(201);
        world.ended(customer.person(), "/api/v1/syncs/" + sync.id("id"));
        var open = customer.person().caller().get(PATH).expect(200).items("matches");
        assertThat(open).hasSize(1);
        return open.getFirst();
    }
}
