package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Accounts that come under other identifiers than before. */
final class MatchingScenarios {

    private static final String PATH = AmbiguousAccounts.MATCHES;
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
        var accounts = AmbiguousAccounts.of(world);
        Caller caller = accounts.customer().person().caller();
        return Scenario.succeeds(
                        201,
                        () -> {
                            accounts.read("accounts");
                            JsonNode match = accounts.question();
                            String candidate =
                                    match.required("candidates").get(1).required("id").asString();
                            return caller.post(
                                    AmbiguousAccounts.answersOf(match),
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
                            accounts.disconnect();
                        },
                        MATCH + "attempted",
                        MATCH + "succeeded")
                .refuses(
                        404,
                        () ->
                                world.stranger()
                                        .caller()
                                        .post(PATH + "/" + new UUID(0, 1) + "/answers", Map.of()),
                        MATCH + "attempted",
                        MATCH + "failed");
    }
}
