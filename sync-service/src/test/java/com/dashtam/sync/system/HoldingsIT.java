package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.HoldingDraft;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HoldingsIT {

    private static final String HOLDINGS = "/api/v1/holdings";

    private final SyncSystem system = SyncSystem.shared();

    @Test
    void readsWhatIsHeldTogetherWithEverythingElse() {
        var bank =
                bankWith(
                        Any.holding("a", "vti").quantity("10.500"),
                        Any.holding("a", "cash")
                                .withoutSymbol()
                                .type(AssetType.CASH_EQUIVALENT)
                                .ofUnknownCost());
        Answer held = bank.user().get(HOLDINGS + "?symbol=Vti");

        JsonNode vti = held.body().path("holdings").path(0);
        assertThat(vti.path("symbol").asString()).isEqualTo("VTI");
        assertThat(vti.path("quantity").asString()).isEqualTo("10.5");
        assertThat(vti.path("market_value").asString()).isEqualTo("1200.5");
        assertThat(vti.path("cost_basis").asString()).isEqualTo("1000");
        assertThat(vti.path("unrealized_gain_loss").asString()).isEqualTo("200.5");
        assertThat(vti.path("unrealized_gain_loss_percent").asString()).isEqualTo("20.05");
        assertThat(vti.path("current_price").asString()).isEqualTo("120.05");
        assertThat(vti.path("is_profitable").asBoolean()).isTrue();
        assertThat(vti.path("is_active").asBoolean()).isTrue();
        assertThat(vti.has("average_price")).isFalse();
        assertThat(vti.path("last_synced_at").asString()).isNotEmpty();

        assertThat(bank.user().get("/api/v1/transactions").each("transactions", "asset_type"))
                .containsExactly("etf");
        Answer snapshots = bank.user().get("/api/v1/balance-snapshots");
        assertThat(snapshots.each("snapshots", "holdings_value")).containsExactly("1200.5");
        assertThat(snapshots.each("snapshots", "cash_value")).containsExactly("1200.5");

        Answer cash = bank.user().get(HOLDINGS + "?asset_type=cash_equivalent");
        assertThat(cash.each("holdings", "provider_holding_id")).containsExactly("cash");
        assertThat(cash.body().path("holdings").path(0).has("unrealized_gain_loss")).isFalse();
        assertThat(cash.body().path("holdings").path(0).has("is_profitable")).isFalse();
        assertThat(bank.user().get(HOLDINGS + "?symbol=V").number("total_count")).isZero();
        String ofConnection = HOLDINGS + "?connection_id=" + bank.connection();
        assertThat(bank.user().get(ofConnection + "&currency=USD").number("total_count"))
                .isEqualTo(2);
        assertThat(bank.user().get(ofConnection + "&currency=EUR").number("total_count")).isZero();
        eventually(
                "the events of the holdings",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsSubsequence(
                                        "transaction_sync.succeeded",
                                        "holdings_sync.attempted",
                                        "account_holdings.updated",
                                        "holdings_sync.succeeded",
                                        "provider_data_sync.succeeded"));
    }

    @Test
    void addsWhatIsHeldAndNeverTwoCurrencies() {
        var bank =
                bankWith(
                        Any.holding("a", "1").worth("100.10").costing("90"),
                        Any.holding("a", "2").worth("50").ofUnknownCost(),
                        Any.holding("a", "3").in(Any.EUR).worth("8").costing("9"));
        bank.holds(
                "a",
                Any.holding("a", "2").worth("50").ofUnknownCost(),
                Any.holding("a", "3").in(Any.EUR).worth("8").costing("9"));
        bank.ended(bank.sync("holdings", true));

        Answer all = bank.user().get(HOLDINGS + "?active_only=false");
        assertThat(all.number("total_count")).isEqualTo(3);
        assertThat(all.number("active_count")).isEqualTo(2);
        assertThat(sum(all, "market_value", "USD")).isEqualTo("50");
        assertThat(sum(all, "market_value", "EUR")).isEqualTo("8");
        assertThat(all.body().path("total_cost_basis_by_currency").has("USD")).isFalse();
        assertThat(sum(all, "unrealized_gain_loss", "EUR")).isEqualTo("-1");
        assertThat(bank.user().get(HOLDINGS).number("total_count")).isEqualTo(2);
    }

    @Test
    void bringsTheHoldingsOfOneAccountInStep() {
        var bank = bankWith(Any.holding("a", "vti"), Any.holding("a", "bnd"));
        bank.holds("a", Any.holding("a", "bnd").quantity("11"), Any.holding("a", "gld"));
        Answer created = sync(bank.user(), accountOf(bank), true);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/api/v1/syncs/" + created.text("id"));
        assertThat(created.text("scope")).isEqualTo("holdings");
        assertThat(created.text("account_id")).isEqualTo(accountOf(bank));
        assertThat(created.number("holdings_created")).isZero();
        Answer ended = bank.ended(created);
        assertThat(ended.text("status")).isEqualTo("succeeded");
        assertThat(ended.number("holdings_created")).isEqualTo(1);
        assertThat(ended.number("holdings_updated")).isEqualTo(1);
        assertThat(ended.number("holdings_deactivated")).isEqualTo(1);
        assertThat(ended.number("removed")).isEqualTo(1);
        assertThat(ended.number("transactions_removed")).isZero();
        assertThat(ended.text("message")).isEqualTo("1 created, 1 updated, 1 removed.");
        assertThat(system.provider().requests(bank.holdingsPath()).getLast().query())
                .isEqualTo("account=a");
        assertThat(ofAccount(bank).each("holdings", "provider_holding_id"))
                .containsExactly("bnd", "gld");
    }

    @Test
    void refusesToReadAnAccountAgainWithinTheMinimumIntervalUnlessForced() {
        var bank = bankWith(Any.holding("a", "vti"));
        Answer early = sync(bank.user(), accountOf(bank), false);

        assertThat(early.status()).isEqualTo(429);
        assertThat(early.isProblem()).isTrue();
        assertThat(Integer.parseInt(early.header("Retry-After").orElseThrow())).isBetween(1, 300);
        Answer forced = bank.ended(sync(bank.user(), accountOf(bank), true));
        assertThat(forced.text("message")).isEqualTo("Nothing has changed.");
    }

    @Test
    void keepsWhatIsHeldWhenAFeedIsCutOffAndTriesAgain() {
        var bank = bankWith(Any.holding("a", "vti"), Any.holding("a", "bnd"));
        system.provider()
                .answers(
                        bank.holdingsPath(),
                        ProviderStub.cut(Bank.held("a", Any.holding("a", "bnd"))),
                        ProviderStub.feed(
                                Bank.held("a", Any.holding("a", "bnd"), Any.holding("a", "vti"))));
        Answer ended = bank.ended(sync(bank.user(), accountOf(bank), true));

        assertThat(ended.text("status")).isEqualTo("succeeded");
        assertThat(ended.number("unchanged")).isEqualTo(2);
        assertThat(ended.number("holdings_deactivated")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "409, CREDENTIALS_REJECTED, credentials_rejected",
        "404, ACCOUNT_NOT_FOUND, account_unknown"
    })
    void failsWithItsReasonAndKeepsWhatIsHeld(int status, FeedFailure reason, String failure) {
        var bank = bankWith(Any.holding("a", "vti"));
        system.provider().answers(bank.holdingsPath(), ProviderStub.problem(status, reason));
        Answer ended = bank.ended(sync(bank.user(), accountOf(bank), true));

        assertThat(ended.text("status")).isEqualTo("failed");
        assertThat(ended.text("failure")).isEqualTo(failure);
        assertThat(bank.user().get(HOLDINGS).number("total_count")).isEqualTo(1);
        eventually(
                "the end of the workflow",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .endsWith("holdings_sync.failed", "provider_data_sync.failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"force\": \"maybe\"}", "{\"depth\": 3}"})
    void refusesABodyThatIsNoRequest(String body) {
        Answer answer = system.user().post(path(UUID.randomUUID().toString()), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void keepsTheHoldingsOfOthersUnseen() {
        var bank = bankWith(Any.holding("a", "vti"));
        String account = accountOf(bank);
        var stranger = system.user();

        assertThat(stranger.get(HOLDINGS).number("total_count")).isZero();
        for (Answer answer :
                List.of(
                        stranger.get("/api/v1/accounts/%s/holdings", account),
                        stranger.get("/api/v1/accounts/%s/holdings", UUID.randomUUID()),
                        sync(stranger, account, true),
                        sync(stranger, UUID.randomUUID().toString(), true))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.isProblem()).isTrue();
        }
        assertThat(sync(system.user(bank.user().id(), "readonly"), account, true).status())
                .isEqualTo(403);
        assertThat(sync(system.anonymous(), account, true).status()).isEqualTo(401);
        assertThat(sync(stranger, "x", true).field()).isEqualTo("account_id");
    }

    private Bank bankWith(HoldingDraft... holdings) {
        return Bank.of(system)
                .has(Any.account("a"))
                .has(Any.transaction("a").trading("VTI", "1.5", "250.25").get())
                .holds("a", holdings)
                .read();
    }

    private static String accountOf(Bank bank) {
        return bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst();
    }

    private static Answer ofAccount(Bank bank) {
        return bank.user().get("/api/v1/accounts/%s/holdings", accountOf(bank));
    }

    private static Answer sync(ApiUser user, String account, boolean force) {
        return user.post(path(account), "{\"force\": %s}".formatted(force));
    }

    private static String path(String account) {
        return "/api/v1/accounts/" + account + "/holdings/syncs";
    }

    private static String sum(Answer list, String what, String currency) {
        return list.body().path("total_" + what + "_by_currency").path(currency).asString("");
    }
}
