package com.dashtam.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.sync.fixture.Any;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReconciliationIT {

    private final SyncSystem system = SyncSystem.shared();

    @Test
    void comparesTransactionsWithBalances() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var bank =
                Bank.of(system)
                        .has(Any.withBalance(Any.account("checking"), "100"))
                        .has(new NormalizedTransaction[0])
                        .read();
        system.jdbc()
                .sql("update day_balance set day = day - 2 where user_id = :user")
                .param("user", bank.user().id())
                .update();
        bank.has(Any.withBalance(Any.account("checking"), "70"))
                .has(Any.transaction("checking").amount("-25.5").date(today).get());
        bank.ended(bank.sync("all", true));
        String path =
                "/api/v1/accounts/"
                        + bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst()
                        + "/reconciliations";

        JsonNode found = bank.user().get(path).body().path("reconciliations");
        assertThat(found).hasSize(1);
        JsonNode only = found.path(0);
        assertThat(only.path("opening_date").asString()).isEqualTo(today.minusDays(2).toString());
        assertThat(only.path("status").asString()).isEqualTo("unbalanced");
        assertThat(only.path("basis").asString()).isEqualTo("balance");
        assertThat(only.path("opening_balance").asString()).isEqualTo("100");
        assertThat(only.path("transactions_sum").asString()).isEqualTo("-25.5");
        assertThat(only.path("closing_balance").asString()).isEqualTo("70");
        assertThat(only.path("gap").asString()).isEqualTo("-4.5");
        assertThat(only.path("transaction_count").asInt()).isEqualTo(1);
        assertThat(system.user().get(path).status()).isEqualTo(404);
        assertThat(bank.user().get(path + "?cursor=AAAA").field()).isEqualTo("cursor");
        assertThat(bank.user().get(path + "?limit=0").field()).isEqualTo("limit");
    }
}
