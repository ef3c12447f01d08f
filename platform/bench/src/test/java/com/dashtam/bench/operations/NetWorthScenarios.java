package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What accounts come to, and how their users let them count. */
final class NetWorthScenarios {

    private static final String NET_WORTH = "/api/v1/net-worth";
    private static final String HISTORY = NET_WORTH + "/history";
    private static final String ACCOUNTS = "/api/v1/accounts/";
    private static final String SETTINGS = "dashtam.sync.account_settings.";

    private final World world;

    NetWorthScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "getNetWorth", now(),
                "getNetWorthHistory", history(),
                "updateAccount", settings());
    }

    private Scenario now() {
        return Scenario.succeeds(
                        200,
                        () -> owner().get(NET_WORTH + "?currency=USD&include=closed"),
                        this::assertDollars)
                .refuses(400, () -> owner().get(NET_WORTH + "?currency=QQQ"))
                .refuses(400, () -> owner().get(NET_WORTH + "?include=excluded"))
                .refuses(401, () -> world.client().visitor().get(NET_WORTH));
    }

    private void assertDollars(Reply reply) {
        JsonNode dollars =
                reply.items("currencies").stream()
                        .filter(it -> it.required("currency").asString().equals("USD"))
                        .findFirst()
                        .orElseThrow();
        assertSum("balance > 0", dollars.required("assets").asString());
        assertSum("balance < 0", "-" + dollars.required("liabilities").asString());
        JsonNode total = reply.json().required("total");
        assertThat(total.required("is_partial").asBoolean()).isFalse();
        assertThat(total.findValuesAsString("rate_source")).containsExactly("sandbox-sample");
    }

    private void assertSum(String condition, String expected) {
        world.rows(
                Component.SYNC,
                """
                select trim_scale(sum(balance))::text from account
                where user_id = ? and currency = 'USD' and not excluded_from_net_worth and
                """
                        + condition,
                found -> assertThat(found).containsExactly(expected),
                world.customer().person().tokens().userId());
    }

    private Scenario history() {
        var today = LocalDate.now(ZoneOffset.UTC);
        return Scenario.succeeds(
                        200,
                        () -> owner().get(HISTORY + "?interval=week&from=" + today.minusDays(20)),
                        reply -> {
                            JsonNode last = reply.items("points").getLast();
                            assertThat(last.required("day").asString())
                                    .isGreaterThanOrEqualTo(today.toString());
                            assertThat(last.required("currencies")).isNotEmpty();
                        })
                .refuses(400, () -> owner().get(HISTORY + "?from=2026-02-02&to=2026-02-01"))
                .refuses(400, () -> owner().get(HISTORY + "?from=1999-01-01"))
                .refuses(401, () -> world.client().visitor().get(HISTORY));
    }

    private Scenario settings() {
        Customer customer = world.newCustomer();
        Caller caller = customer.person().caller();
        String path = ACCOUNTS + customer.anAccount();
        var excluded = Map.of("excluded_from_net_worth", true, "own_name", "Rainy days");
        return Scenario.succeeds(
                        200,
                        () -> caller.patch(path, excluded),
                        reply -> {
                            assertThat(reply.text("own_name")).isEqualTo("Rainy days");
                            JsonNode left =
                                    caller.get(NET_WORTH).expect(200).items("left_out").getFirst();
                            assertThat(left.required("account_id").asString())
                                    .isEqualTo(reply.text("id"));
                            assertThat(left.required("reason").asString()).isEqualTo("excluded");
                        },
                        SETTINGS + "attempted",
                        "dashtam.sync.portfolio_networth.recalculated",
                        SETTINGS + "succeeded")
                .refuses(
                        404,
                        () -> world.stranger().caller().patch(path, excluded),
                        SETTINGS + "attempted",
                        SETTINGS + "failed")
                .refuses(400, () -> caller.patch(path, Map.of("own_name", " ")));
    }

    private Caller owner() {
        return world.customer().person().caller();
    }
}
