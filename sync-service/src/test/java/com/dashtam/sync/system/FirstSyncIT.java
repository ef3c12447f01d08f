package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.fixture.Any;
import org.junit.jupiter.api.Test;

class FirstSyncIT {

    private final SyncSystem system = SyncSystem.shared();

    @Test
    void readsEverythingWhenAConnectionIsMade() {
        var bank =
                Bank.of(system)
                        .has(Any.account("a"), Any.account("b"))
                        .has(Any.transaction("a").get(), Any.transaction("b").get());

        bank.connect();

        eventually(
                "both transactions",
                () ->
                        assertThat(
                                        bank.user()
                                                .get("/api/v1/transactions?include=total")
                                                .number("total_count"))
                                .isEqualTo(2));
        var accounts = bank.user().get("/api/v1/accounts");
        assertThat(accounts.status()).isEqualTo(200);
        assertThat(accounts.number("total_count")).isEqualTo(2);
        assertThat(accounts.body().path("total_balance_by_currency").path("USD").asString())
                .isEqualTo("2501");
    }
}
