package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Accounts, transactions and balances, as they are read. */
final class LedgerScenarios {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String TRANSACTIONS = "/api/v1/transactions";
    private static final String HOLDINGS = "/api/v1/holdings";
    private static final String SNAPSHOTS = "/balance-snapshots";
    private static final String HISTORY = "/balance-history";
    private static final String YEARS =
            "?start_date=2021-01-01T00:00:00Z&end_date=2030-12-31T00:00:00Z";

    private final World world;

    LedgerScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        var all = new HashMap<>(lists());
        all.putAll(balances());
        return all;
    }

    private Map<String, Scenario> lists() {
        return Map.of(
                "listAccounts",
                reads(
                        () -> ACCOUNTS,
                        reply -> assertThat(reply.items("accounts")).hasSizeGreaterThanOrEqualTo(4),
                        400,
                        () -> owner().get(ACCOUNTS + "?account_type=mattress")),
                "getAccount",
                reads(
                        () -> ACCOUNTS + "/" + account(),
                        reply -> assertRow("account", "name", reply, "name"),
                        404,
                        () -> stranger().get(ACCOUNTS + "/" + account())),
                "listConnectionAccounts",
                reads(
                        () -> "/api/v1/providers/" + connection() + "/accounts",
                        reply -> assertThat(reply.items("accounts")).hasSizeGreaterThanOrEqualTo(4),
                        404,
                        () -> stranger().get("/api/v1/providers/" + connection() + "/accounts")),
                "listAccountTransactions",
                reads(
                        () -> ACCOUNTS + "/" + account() + "/transactions?limit=2",
                        reply -> assertThat(reply.items("transactions")).hasSize(2),
                        404,
                        () -> stranger().get(ACCOUNTS + "/" + account() + "/transactions")),
                "listTransactions",
                reads(
                        () -> TRANSACTIONS + "?include=total&sort=-amount&offset=3",
                        this::assertAllAreCounted,
                        400,
                        () -> owner().get(TRANSACTIONS + "?limit=1000")),
                "getTransaction",
                reads(
                        () -> TRANSACTIONS + "/" + transaction(),
                        reply -> assertRow("transaction", "description", reply, "description"),
                        404,
                        () -> stranger().get(TRANSACTIONS + "/" + transaction())),
                "listHoldings",
                reads(
                        () -> HOLDINGS,
                        this::assertAllAreHeld,
                        400,
                        () -> owner().get(HOLDINGS + "?asset_type=mattress")),
                "listAccountHoldings",
                reads(
                        () ->
                                ACCOUNTS
                                        + "/"
                                        + aHolding().required("account_id").asString()
                                        + "/holdings",
                        reply -> assertThat(reply.items("holdings")).isNotEmpty(),
                        404,
                        () -> stranger().get(ACCOUNTS + "/" + account() + "/holdings")));
    }

    private Map<String, Scenario> balances() {
        return Map.of(
                "listLatestBalanceSnapshots",
                reads(
                        () -> "/api/v1" + SNAPSHOTS,
                        reply ->
                                assertThat(reply.items("snapshots")).hasSizeGreaterThanOrEqualTo(4),
                        401,
                        () -> world.client().visitor().get("/api/v1" + SNAPSHOTS)),
                "listBalanceSnapshots",
                reads(
                        () -> ACCOUNTS + "/" + account() + SNAPSHOTS,
                        reply -> assertThat(reply.items("snapshots")).isNotEmpty(),
                        404,
                        () -> stranger().get(ACCOUNTS + "/" + account() + SNAPSHOTS)),
                "getBalanceHistory",
                reads(
                                () -> ACCOUNTS + "/" + account() + HISTORY + YEARS,
                                reply -> {
                                    assertThat(reply.items("snapshots")).isNotEmpty();
                                    assertThat(reply.json().has("end_balance")).isTrue();
                                },
                                404,
                                () -> stranger().get(ACCOUNTS + "/" + account() + HISTORY + YEARS))
                        .refuses(400, () -> owner().get(ACCOUNTS + "/" + account() + HISTORY)));
    }

    private Scenario reads(
            Supplier<String> path, Consumer<Reply> check, int refusal, Supplier<Reply> refused) {
        return Scenario.succeeds(200, () -> owner().get(path.get()), check)
                .refuses(refusal, refused);
    }

    private void assertRow(String table, String column, Reply reply, String field) {
        world.rows(
                Component.SYNC,
                "select %s from %s where id = ?".formatted(column, table),
                found -> assertThat(found).containsExactly(reply.text(field)),
                reply.id("id"));
    }

    private void assertAllAreCounted(Reply reply) {
        assertThat(reply.json().required("total_count").asLong()).isGreaterThanOrEqualTo(2_000);
        world.rows(
                Component.SYNC,
                "select count(*) from transaction where user_id = ?",
                found ->
                        assertThat(found)
                                .containsExactly(reply.json().required("total_count").asString()),
                world.customer().person().tokens().userId());
    }

    private void assertAllAreHeld(Reply reply) {
        assertThat(reply.items("holdings")).isNotEmpty();
        world.rows(
                Component.SYNC,
                "select count(*) from holding where active and user_id = ?",
                found ->
                        assertThat(found)
                                .containsExactly(reply.json().required("active_count").asString()),
                world.customer().person().tokens().userId());
    }

    private JsonNode aHolding() {
        return owner().get(HOLDINGS).expect(200).items("holdings").getFirst();
    }

    private Caller owner() {
        return world.customer().person().caller();
    }

    private Caller stranger() {
        return world.stranger().caller();
    }

    private UUID connection() {
        return world.customer().connection();
    }

    private UUID account() {
        return world.customer().anAccount();
    }

    private UUID transaction() {
        return world.customer().aTransaction();
    }
}
