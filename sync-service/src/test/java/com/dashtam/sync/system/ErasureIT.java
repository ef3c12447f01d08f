package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.events.provider.AccountData;
import com.dashtam.events.provider.ProviderDisconnectionSucceeded;
import com.dashtam.sync.fixture.Any;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureIT {

    private static final List<String> TABLES =
            List.of(
                    "connection",
                    "account",
                    "transaction",
                    "holding",
                    "balance_snapshot",
                    "sync_job");

    private final SyncSystem system = SyncSystem.shared();

    private Bank read() {
        return Bank.of(system)
                .has(Any.account("a"))
                .has(Any.transaction("a").get(), Any.transaction("b").get())
                .holds("a", Any.holding("a", "vti"))
                .read();
    }

    private int rows(String table, UUID user) {
        return system.jdbc()
                .sql("select count(*) from " + table + " where user_id = :user")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    private void erase(UUID user) {
        system.publishAsIdentity(user, new UserDeletionDue(user, UUID.randomUUID()));
    }

    @Test
    void forgetsOneUserAndNobodyElse() {
        var bank = read();
        var other = read();

        erase(bank.user().id());

        eventually(
                "the answer",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .last()
                                .isEqualTo("user_data.erased"));
        for (String table : TABLES) {
            assertThat(rows(table, bank.user().id())).as(table).isZero();
            assertThat(rows(table, other.user().id())).as(table).isPositive();
        }
    }

    @Test
    void forgetsAlsoThatSomethingWasDeletedBefore() {
        var bank = read();
        system.publish(
                bank.user().id(),
                new ProviderDisconnectionSucceeded(
                        bank.user().id(),
                        bank.connection(),
                        UUID.randomUUID(),
                        "sandbox",
                        AccountData.delete));
        eventually(
                "the deletion",
                () -> assertThat(rows("erased_transaction", bank.user().id())).isOne());

        erase(bank.user().id());

        eventually(
                "the answer",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .last()
                                .isEqualTo("user_data.erased"));
        assertThat(rows("erased_transaction", bank.user().id())).isZero();
        assertThat(rows("ledger_clock", bank.user().id())).isZero();
    }

    @Test
    void closesTheWorkflowsOfJobsThatWait() {
        var bank = read();
        system.stopWorkers();
        try {
            bank.sync("all", true);

            erase(bank.user().id());

            eventually(
                    "the end of the job and the answer",
                    () ->
                            assertThat(system.eventsOf(bank.user()))
                                    .endsWith(
                                            "provider_data_sync.attempted",
                                            "provider_data_sync.failed",
                                            "user_data.erased"));
        } finally {
            system.startWorkers();
        }
    }

    @Test
    void tellsIdentityAloneWhatItHolds() {
        var bank = read();
        var other = read();
        String path = "/internal/v1/users/" + bank.user().id() + "/export";

        var told = system.service("identity-service").get(path);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().path("complete").asBoolean()).isTrue();
        assertThat(told.each("connections", "id"))
                .containsExactly(bank.connection().toString())
                .doesNotContain(other.connection().toString());
        assertThat(told.body().path("transactions")).hasSize(1);
        assertThat(told.each("holdings", "market_value")).containsExactly("1200.50");
        assertThat(system.service("gateway").get(path).status()).isEqualTo(403);
        assertThat(bank.user().get(path).status()).isEqualTo(401);
    }

    @Test
    void answersForSomebodyOfWhomItKnowsNothing() {
        var nobody = system.user();

        erase(nobody.id());

        eventually(
                "the answer",
                () -> assertThat(system.eventsOf(nobody)).containsExactly("user_data.erased"));
    }
}
