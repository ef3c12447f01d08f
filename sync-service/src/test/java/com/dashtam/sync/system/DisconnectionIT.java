package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.AccountData;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.events.provider.ProviderDisconnectionSucceeded;
import com.dashtam.sync.fixture.Any;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DisconnectionIT {

    private static final String CHANGES = "/api/v1/transaction-changes";

    private final SyncSystem system = SyncSystem.shared();

    private Bank read(Bank bank) {
        return bank.has(Any.account("a"))
                .has(Any.transaction("a").get())
                .holds("a", Any.holding("a", "vti"))
                .read();
    }

    private Bank another(Bank bank) {
        return new Bank(system, bank.user(), UUID.randomUUID());
    }

    private void end(Bank bank, AccountData accountData) {
        system.publish(
                bank.user().id(),
                new ProviderDisconnectionSucceeded(
                        bank.user().id(),
                        bank.connection(),
                        UUID.randomUUID(),
                        "sandbox",
                        accountData));
        system.publish(bank.user().id(), bank.changed(ConnectionStatus.disconnected));
    }

    private Optional<String> statusOf(Bank bank) {
        return system.jdbc()
                .sql("select status from connection where id = ?")
                .param(bank.connection())
                .query(String.class)
                .optional();
    }

    private List<String> connectionsOf(String list, Bank bank) {
        return bank.user().get("/api/v1/" + list).each(list, "connection_id");
    }

    private int rows(String table, Bank bank) {
        return system.jdbc()
                .sql(
                        "select count(*) from "
                                + table
                                + " join account a on a.id = account_id where a.connection_id = ?")
                .param(bank.connection())
                .query(Integer.class)
                .single();
    }

    @Test
    void deletesTheAccountsOfOneConnectionAndOfNoOther() {
        var ended = read(Bank.of(system));
        var other = read(another(ended));
        String cursor = ended.user().get(CHANGES).text("next_cursor");

        end(ended, AccountData.delete);

        eventually("the end", () -> assertThat(statusOf(ended)).contains("disconnected"));
        eventually(
                "the news",
                () ->
                        assertThat(system.eventsOf(ended.user()))
                                .endsWith(
                                        "portfolio_networth.recalculated",
                                        "connection_data.erased"));
        assertThat(connectionsOf("accounts", ended)).containsExactly(other.connection().toString());
        for (String table : List.of("transaction", "holding", "balance_snapshot")) {
            assertThat(rows(table, other)).as(table).isPositive();
        }
        assertThat(ended.user().get("/api/v1/transactions").body().path("transactions")).hasSize(1);
        assertThat(ended.user().get(CHANGES + "?cursor=" + cursor).each("changes", "change"))
                .containsExactly("removed");
    }

    @Test
    void withdrawsTheQuestionsAboutAccountsThatAreDeleted() {
        var bank = Bank.of(system).has(Any.namedAlike("1"), Any.namedAlike("2"));
        bank.has(Any.transaction("1").get()).read();
        bank.has(Any.namedAlike("9"));
        bank.ended(bank.sync("accounts", true));
        assertThat(system.eventsOf(bank.user())).doesNotContain("account_match.withdrawn");

        end(bank, AccountData.delete);

        eventually(
                "the news",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsSubsequence(
                                        "account_match.asked",
                                        "account_match.withdrawn",
                                        "connection_data.erased"));
        assertThat(bank.user().get("/api/v1/account-matches").body().path("matches")).isEmpty();
    }

    @Test
    void takesNoPortfolioFromWhoeverHasTheLedger() throws SQLException {
        var bank = read(Bank.of(system));
        try (var ledger = new HeldLedger(system, bank.user().id())) {
            end(bank, AccountData.delete);
            eventually("the deletion", () -> assertThat(ledger.isAwaited()).isTrue());

            assertThat(ledger.isPortfolioFree()).isTrue();
        }
        eventually(
                "the end",
                () -> assertThat(system.eventsOf(bank.user())).contains("connection_data.erased"));
    }

    @Test
    void keepsTheAccountsOfAConnectionThatMerelyEnded() {
        var bank = read(Bank.of(system));

        end(bank, AccountData.keep);

        eventually("the end", () -> assertThat(statusOf(bank)).contains("disconnected"));
        assertThat(connectionsOf("accounts", bank)).containsExactly(bank.connection().toString());
        assertThat(system.eventsOf(bank.user())).doesNotContain("connection_data.erased");
    }

    @Test
    void showsOnceWhatIsConnectedAgain() {
        var ended = read(Bank.of(system));
        var user = ended.user();
        var before = user.get("/api/v1/transactions").each("transactions", "id");
        end(ended, AccountData.keep);
        eventually("the end", () -> assertThat(statusOf(ended)).contains("disconnected"));

        var again = read(another(ended));

        assertThat(user.get("/api/v1/transactions").each("transactions", "id")).isEqualTo(before);
        assertThat(connectionsOf("accounts", again)).containsExactly(again.connection().toString());
        assertThat(user.get("/api/v1/holdings").number("total_count")).isEqualTo(1);
    }

    @Test
    void endsTheJobsThatWaitForAConnectionWhoseAccountsGo() {
        var bank = read(Bank.of(system));
        system.stopWorkers();
        try {
            String job = bank.sync("all", true).text("id");

            end(bank, AccountData.delete);

            eventually("the end", () -> assertThat(statusOf(bank)).contains("disconnected"));
            eventually(
                    "the end of the job",
                    () ->
                            assertThat(system.eventsOf(bank.user()))
                                    .contains("provider_data_sync.failed"));
            assertThat(bank.user().get("/api/v1/syncs/" + job).status()).isEqualTo(404);
        } finally {
            system.startWorkers();
        }
    }

    @Test
    void deletesNothingOfAConnectionThatItDoesNotKnow() {
        var bank = read(Bank.of(system));
        var unknown = another(bank);

        end(unknown, AccountData.delete);

        eventually("the end", () -> assertThat(statusOf(unknown)).contains("disconnected"));
        assertThat(connectionsOf("accounts", bank)).containsExactly(bank.connection().toString());
    }
}
