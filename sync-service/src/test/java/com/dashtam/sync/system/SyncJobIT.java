package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncJobIT {

    private final SyncSystem system = SyncSystem.shared();

    @Test
    void answersWithAJobThatEndsByItself() {
        var bank = bank().known();

        Answer created = bank.sync("all", false);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/api/v1/syncs/" + created.text("id"));
        assertThat(created.text("status")).isEqualTo("queued");
        assertThat(created.text("connection_id")).isEqualTo(bank.connection().toString());
        assertThat(created.number("created")).isZero();

        Answer ended = bank.ended(created);
        assertThat(ended.text("status")).isEqualTo("succeeded");
        assertThat(ended.number("created")).isEqualTo(3);
        assertThat(ended.number("accounts_created")).isEqualTo(1);
        assertThat(ended.number("transactions_created")).isEqualTo(2);
        assertThat(ended.number("errors")).isZero();
    }

    @Test
    void refusesASecondSyncWithinTheMinimumIntervalUnlessForced() {
        var bank = bank().read();

        Answer early = bank.sync("all", false);
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.isProblem()).isTrue();
        assertThat(Integer.parseInt(early.header("Retry-After").orElseThrow())).isBetween(1, 300);

        Answer forced = bank.sync("all", true);
        assertThat(forced.status()).isEqualTo(201);
        Answer ended = bank.ended(forced);
        assertThat(ended.number("unchanged")).isEqualTo(3);
        assertThat(ended.number("created") + ended.number("updated")).isZero();
        assertThat(ended.text("message")).isEqualTo("Nothing has changed.");
    }

    @Test
    void bringsExactlyWhatIsNew() {
        var bank = bank().read();
        bank.has(
                Any.transaction("a").id("1").get(),
                Any.transaction("a").id("2").amount("-1.10").get(),
                Any.transaction("a").id("3").get());

        Answer ended = bank.ended(bank.sync("transactions", true));
        assertThat(ended.number("transactions_created")).isEqualTo(1);
        assertThat(ended.number("transactions_updated")).isEqualTo(1);
        assertThat(ended.number("unchanged")).isEqualTo(1);
    }

    @Test
    void answersWithTheJobThatRunsAlready() {
        var bank = bank().known();
        var latch = new CountDownLatch(1);
        system.provider()
                .answers(
                        bank.accountsPath(),
                        ProviderStub.slow(Bank.lines(Any.account("a")), latch));
        Answer first = bank.sync("all", false);

        Answer second = bank.sync("all", true);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.header("Location")).contains("/api/v1/syncs/" + first.text("id"));
        Answer other = bank.sync("accounts", false);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.text("status")).isEqualTo("queued");

        latch.countDown();
        assertThat(bank.ended(first).text("status")).isEqualTo("succeeded");
        assertThat(bank.ended(other).text("status")).isEqualTo("succeeded");
    }

    @Test
    void leavesABalanceSnapshotForEachSync() {
        var bank = bank().read();
        bank.has(Any.withBalance(Any.account("a"), "1300.75"));
        bank.ended(bank.sync("accounts", true));

        Answer latest = bank.user().get("/api/v1/balance-snapshots");
        assertThat(latest.number("total_count")).isEqualTo(1);
        assertThat(latest.each("snapshots", "balance")).containsExactly("1300.75");
        String account = latest.each("snapshots", "account_id").getFirst();
        Answer history = bank.user().get("/api/v1/accounts/%s/balance-snapshots", account);
        assertThat(history.each("snapshots", "balance")).containsExactly("1300.75", "1250.5");
        assertThat(history.each("snapshots", "change_amount").getFirst()).isEqualTo("50.25");
    }

    @Test
    void syncsTheAccountsAloneOnTheirRoute() {
        var bank = bank().known();
        Answer created =
                bank.user()
                        .post(
                                "/api/v1/accounts/syncs",
                                "{\"connection_id\": \"%s\"}".formatted(bank.connection()));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("scope")).isEqualTo("accounts");
        Answer ended = bank.ended(created);
        assertThat(ended.number("accounts_created")).isEqualTo(1);
        assertThat(ended.number("transactions_created")).isZero();
        assertThat(system.provider().requests(bank.transactionsPath())).isEmpty();
    }

    @Test
    void syncsTheTransactionsOfOneAccountAndOfTheDaysAskedFor() {
        var bank = bank().read();
        String account = bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst();
        Answer created =
                bank.user()
                        .post(
                                "/api/v1/transactions/syncs",
                                """
                                {"connection_id": "%s", "account_id": "%s", "force": true,
                                 "start_date": "2026-01-02", "end_date": "2026-01-31"}
                                """
                                        .formatted(bank.connection(), account));

        assertThat(created.status()).isEqualTo(201);
        assertThat(bank.ended(created).text("status")).isEqualTo("succeeded");
        assertThat(system.provider().requests(bank.transactionsPath()).getLast().query())
                .isEqualTo("from=2026-01-02&to=2026-01-31&account=a");
    }

    @ParameterizedTest
    @CsvSource({
        "{\"connection_id\": \"x\"}, connection_id",
        "{}, connection_id",
        "{\"connection_id\": \"%s\"; \"scope\": \"dreams\"}, scope",
        "{\"connection_id\": \"%s\"; \"force\": \"maybe\"}, force",
        "{\"connection_id\": \"%s\"; \"depth\": 3}, depth",
        "{\"connection_id\": [1]}, connection_id"
    })
    void namesTheFieldThatIsWrong(String body, String field) {
        var bank = bank();
        String json = body.replace(';', ',').replace("%s", bank.connection().toString());

        Answer answer = bank.user().post("/api/v1/syncs", json);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "{\"connection_id\": }"})
    void refusesABodyThatIsNoRequest(String body) {
        for (var path : List.of("syncs", "accounts/syncs", "transactions/syncs")) {
            Answer answer = system.user().post("/api/v1/" + path, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.isProblem()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 2026-01-31, end_date",
        "1900-01-01, 2026-01-31, end_date",
        "2026-02-30, 2026-03-31, start_date",
        "2026-01-01, +999999999-12-31, end_date"
    })
    void refusesDaysThatAreNoRange(String start, String end, String field) {
        Answer answer =
                system.user()
                        .post(
                                "/api/v1/transactions/syncs",
                                """
                                {"connection_id": "%s", "start_date": "%s", "end_date": "%s"}
                                """
                                        .formatted(UUID.randomUUID(), start, end));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void keepsJobsAndConnectionsOfOthersUnseen() {
        var bank = bank().known();
        Answer job = bank.sync("all", false);
        var stranger = system.user();

        assertThat(stranger.get("/api/v1/syncs/%s", job.text("id")).status()).isEqualTo(404);
        var body = "{\"connection_id\": \"%s\"}".formatted(bank.connection());
        for (var path : List.of("syncs", "accounts/syncs", "transactions/syncs")) {
            assertThat(stranger.post("/api/v1/" + path, body).status()).isEqualTo(404);
        }
        assertThat(stranger.get("/api/v1/syncs/%s", UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/syncs/17").status()).isEqualTo(400);
        assertThat(bank.ended(job).text("status")).isEqualTo("succeeded");
    }

    @Test
    void refusesAnAccountOfAnotherConnection() {
        var bank = bank().read();
        Answer answer =
                bank.user()
                        .post(
                                "/api/v1/transactions/syncs",
                                "{\"connection_id\": \"%s\", \"account_id\": \"%s\"}"
                                        .formatted(bank.connection(), UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void refusesCallersWithoutThePermission() {
        var bank = bank().known();
        var body = "{\"connection_id\": \"%s\"}".formatted(bank.connection());

        for (var path : List.of("syncs", "accounts/syncs", "transactions/syncs")) {
            var readonly = system.user(bank.user().id(), "readonly");
            assertThat(readonly.post("/api/v1/" + path, body).status()).isEqualTo(403);
            assertThat(system.anonymous().post("/api/v1/" + path, body).status()).isEqualTo(401);
        }
    }

    @Test
    void startsNothingForAConnectionThatWasDisconnected() {
        var active = bank().read();
        var gone = bank().read();
        int reads = system.provider().requests(gone.accountsPath()).size();
        system.publish(gone.user().id(), gone.changed(ConnectionStatus.disconnected));
        eventually("a refusal", () -> assertThat(gone.sync("all", false).status()).isEqualTo(409));

        system.jdbc()
                .sql("update connection set due_at = now() - interval '1 day' where id in (:ids)")
                .param("ids", List.of(active.connection(), gone.connection()))
                .update();
        eventually(
                "a sync by schedule",
                () ->
                        assertThat(active.user().get("/api/v1/balance-snapshots"))
                                .satisfies(latest ->
                                        assertThat(latest.each("snapshots", "source"))
                                                .containsExactly("scheduled_sync")));
        assertThat(gone.sync("all", true).status()).isEqualTo(409);
        assertThat(system.provider().requests(gone.accountsPath())).hasSize(reads);
    }

    @Test
    void saysSoWhenProviderServiceIsNeededAndAway() {
        var bank = bank();
        system.provider()
                .answers("/internal/v1/connections/" + bank.connection(), ProviderStub.status(500));

        Answer answer = bank.sync("all", false);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void asksForAConnectionWhoseEventIsNotHereYet() {
        var bank = bank();
        system.provider()
                .answers(
                        "/internal/v1/connections/" + bank.connection(),
                        ProviderStub.json(
                                """
                                {"id": "%s", "user_id": "%s", "provider_slug": "sandbox_bank",
                                 "status": "active", "alias": null}
                                """
                                        .formatted(bank.connection(), bank.user().id())));

        Answer created = bank.sync("all", false);
        assertThat(created.status()).isEqualTo(201);
        assertThat(bank.ended(created).text("status")).isEqualTo("succeeded");
    }

    @Test
    void tellsOnTheTopicWhatItTriedAndWhatBecameOfIt() {
        var bank = bank().read();

        eventually(
                "the events of the sync",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .filteredOn(type -> !type.equals("sync.progressed"))
                                .containsExactly(
                                        "provider_data_sync.attempted",
                                        "account_sync.attempted",
                                        "account_balance.updated",
                                        "portfolio_networth.recalculated",
                                        "account_sync.succeeded",
                                        "transaction_sync.attempted",
                                        "transaction_sync.succeeded",
                                        "holdings_sync.attempted",
                                        "holdings_sync.succeeded",
                                        "provider_data_sync.succeeded"));
    }

    private Bank bank() {
        return Bank.of(system)
                .has(Any.account("a"))
                .has(Any.transaction("a").id("1").get(), Any.transaction("a").id("2").get());
    }
}
