package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Whether transactions explain how balances moved. */
final class ReconciliationScenarios {

    private static final String ACCOUNTS = "/api/v1/accounts/";

    private final World world;

    ReconciliationScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of("listReconciliations", reconciliations());
    }

    /** Beside the balance of the first sync one is stated for a day long before it. */
    private Scenario reconciliations() {
        return Scenario.succeeds(
                        200,
                        () -> {
                            assertThat(stateNothingLongAgo()).isEqualTo(1);
                            return owner().get(reconciliationsOf(account()));
                        },
                        this::assertCompared)
                .refuses(404, () -> world.stranger().caller().get(reconciliationsOf(account())))
                .refuses(400, () -> owner().get(reconciliationsOf(account()) + "?limit=0"));
    }

    private int stateNothingLongAgo() {
        return world.database(Component.SYNC)
                .update(
                        """
                        insert into day_balance (user_id, account_id, day, job_id, balance,
                            currency, stated_at)
                        select user_id, account_id, date '1999-12-31', job_id, 0, currency,
                            stated_at
                        from day_balance where account_id = ? order by day limit 1
                        """,
                        account());
    }

    private void assertCompared(Reply reply) {
        JsonNode first = reply.items("reconciliations").getLast();
        assertThat(first.required("opening_date").asString()).isEqualTo("1999-12-31");
        world.rows(
                Component.SYNC,
                """
                select trim_scale(sum(amount))::text || ' ' || count(*) from transaction
                where account_id = ? and status = 'settled' and date <= cast(? as date)
                """,
                found ->
                        assertThat(found)
                                .containsExactly(
                                        first.required("transactions_sum").asString()
                                                + " "
                                                + first.required("transaction_count").asString()),
                account(),
                first.required("closing_date").asString());
    }

    private static String reconciliationsOf(UUID account) {
        return ACCOUNTS + account + "/reconciliations";
    }

    private Caller owner() {
        return world.customer().person().caller();
    }

    private UUID account() {
        return world.customer().anAccount();
    }
}
