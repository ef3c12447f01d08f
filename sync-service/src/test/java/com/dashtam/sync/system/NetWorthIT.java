package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.system.ApiUser.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NetWorthIT {

    private static final String NET_WORTH = "/api/v1/net-worth";
    private static final String HISTORY = NET_WORTH + "/history";

    private final SyncSystem system = SyncSystem.shared();

    private static NormalizedAccount account(
            String id, AccountType type, String currency, String balance, boolean active) {
        return new NormalizedAccount(
                id,
                "****" + id,
                id,
                type,
                new Currency(currency),
                new BigDecimal(balance),
                Optional.empty(),
                active);
    }

    /** A checking account, a card with debts, a mortgage in euro and a closed account. */
    private Bank bank() {
        return Bank.of(system)
                .has(
                        account("checking", AccountType.CHECKING, "USD", "1000.10", true),
                        account("card", AccountType.CREDIT_CARD, "USD", "-250.05", true),
                        account("home", AccountType.MORTGAGE, "EUR", "-80", true),
                        account("old", AccountType.SAVINGS, "USD", "7", false))
                .has(new NormalizedTransaction[0])
                .read();
    }

    private static JsonNode of(Answer answer, String currency) {
        return answer.body()
                .path("currencies")
                .valueStream()
                .filter(it -> it.path("currency").asString().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    private static String idOf(Bank bank, String account) {
        return bank.user()
                .get("/api/v1/accounts")
                .body()
                .path("accounts")
                .valueStream()
                .filter(it -> it.path("provider_account_id").asString().equals(account))
                .map(it -> it.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takesDebtsFromWhatIsOwnedInEachCurrency() {
        Answer answer = bank().user().get(NET_WORTH);

        JsonNode dollars = of(answer, "USD");
        assertThat(dollars.path("assets").asString()).isEqualTo("1000.1");
        assertThat(dollars.path("liabilities").asString()).isEqualTo("250.05");
        assertThat(dollars.path("net").asString()).isEqualTo("750.05");
        assertThat(of(answer, "EUR").path("net").asString()).isEqualTo("-80");
        assertThat(answer.number("account_count")).isEqualTo(3);
        assertThat(answer.each("left_out", "reason")).containsExactly("closed");
        assertThat(answer.body().has("total")).isFalse();
    }

    @Test
    void countsClosedAccountsWhenAskedTo() {
        Answer answer = bank().user().get(NET_WORTH + "?include=closed&include=disconnected");

        assertThat(of(answer, "USD").path("net").asString()).isEqualTo("757.05");
        assertThat(answer.each("left_out", "reason")).isEmpty();
    }

    @Test
    void convertsWhatItHasARateFor() {
        Answer answer = bank().user().get(NET_WORTH + "?currency=EUR");

        JsonNode total = answer.body().path("total");
        // 1000.10 / 1.25 = 800.08, 250.05 / 1.25 = 200.04
        assertThat(total.path("assets").asString()).isEqualTo("800.08");
        assertThat(total.path("liabilities").asString()).isEqualTo("280.04");
        assertThat(total.path("net").asString()).isEqualTo("520.04");
        assertThat(total.path("is_partial").asBoolean()).isFalse();
        JsonNode part = total.path("parts").path(1);
        assertThat(part.path("rate").asString()).isEqualTo("0.8");
        assertThat(part.path("rate_date").asString()).isEqualTo(system.dayOfRates().toString());
        assertThat(part.path("rate_source").asString()).isEqualTo("test-rates");
        assertThat(total.path("parts").path(0).has("rate")).isFalse();
    }

    @Test
    void saysWhatItHasNoRateFor() {
        JsonNode total = bank().user().get(NET_WORTH + "?currency=CHF").body().path("total");

        assertThat(total.path("is_partial").asBoolean()).isTrue();
        assertThat(total.path("net").asString()).isEqualTo("0");
        assertThat(total.path("unconverted")).hasSize(2);
    }

    @Test
    void leavesOutAnAccountThatItsUserExcludesWhateverIsSynced() {
        var bank = bank();
        String card = "/api/v1/accounts/" + idOf(bank, "card");

        Answer changed =
                bank.user()
                        .patch(
                                card,
                                "{\"excluded_from_net_worth\": true, \"own_name\": \" Plastic \"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("own_name")).isEqualTo("Plastic");
        bank.ended(bank.sync("accounts", true));

        Answer answer = bank.user().get(NET_WORTH);
        assertThat(of(answer, "USD").path("net").asString()).isEqualTo("1000.1");
        assertThat(answer.each("left_out", "reason"))
                .containsExactlyInAnyOrder("excluded", "closed");
        Answer unnamed = bank.user().patch(card, "{\"own_name\": null}");
        assertThat(unnamed.body().has("own_name")).isFalse();
        assertThat(unnamed.body().path("excluded_from_net_worth").asBoolean()).isTrue();
        assertThat(bank.user().patch(card, "{}").body()).isEqualTo(unnamed.body());
        eventually(
                "the events of two changes",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsSubsequence(
                                        "account_settings.attempted",
                                        "portfolio_networth.recalculated",
                                        "account_settings.succeeded",
                                        "account_settings.attempted",
                                        "account_settings.succeeded"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"excluded_from_net_worth\": null} | excluded_from_net_worth",
                "{\"excluded_from_net_worth\": \"yes\"} | excluded_from_net_worth",
                "{\"own_name\": \"\"} | own_name",
                "{\"own_name\": \"  \"} | own_name",
                "{\"own_name\": \"a\\u0007b\"} | own_name",
                "{\"balance_amount\": \"5\"} | balance_amount"
            })
    void refusesSettingsThatAreNone(String body, String field) {
        var bank = bank();
        Answer answer = bank.user().patch("/api/v1/accounts/" + idOf(bank, "card"), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void changesAndShowsNothingOfSomebodyElse() {
        var bank = bank();
        var stranger = system.user();

        Answer answer =
                stranger.patch(
                        "/api/v1/accounts/" + idOf(bank, "card"),
                        "{\"excluded_from_net_worth\": true}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).isTrue();
        assertThat(stranger.get(NET_WORTH).body().path("currencies")).isEmpty();
        assertThat(stranger.get(HISTORY).body().path("points").path(0).path("currencies"))
                .isEmpty();
        assertThat(of(bank.user().get(NET_WORTH), "USD").path("net").asString())
                .isEqualTo("750.05");
    }

    @Test
    void tellsTheNetWorthAnewWhenAConnectionIsOver() {
        var bank = bank();
        system.publish(bank.user().id(), bank.changed(ConnectionStatus.disconnected));

        eventually(
                "a net worth of nothing",
                () -> assertThat(bank.user().get(NET_WORTH).body().path("currencies")).isEmpty());
        assertThat(bank.user().get(NET_WORTH).each("left_out", "reason"))
                .containsOnly("disconnected");
        eventually(
                "the events of both currencies, before and after",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .filteredOn("portfolio_networth.recalculated"::equals)
                                .hasSize(4));
    }

    @Test
    void tellsTheHistoryFromTheFirstBalanceOn() {
        var bank = bank();
        var today = LocalDate.now(ZoneOffset.UTC);
        system.jdbc()
                .sql("update day_balance set day = day - 2 where user_id = :user")
                .param("user", bank.user().id())
                .update();
        bank.has(account("checking", AccountType.CHECKING, "USD", "1000", true));
        bank.ended(bank.sync("accounts", true));

        Answer answer =
                bank.user()
                        .get(
                                HISTORY + "?from=%s&to=%s&interval=day&currency=EUR",
                                today.minusDays(3),
                                today);

        assertThat(answer.each("points", "day"))
                .containsExactly(
                        today.minusDays(3).toString(),
                        today.minusDays(2).toString(),
                        today.minusDays(1).toString(),
                        today.toString());
        JsonNode points = answer.body().path("points");
        assertThat(points.path(0).path("currencies")).isEmpty();
        assertThat(points.path(1).path("currencies").path(1).path("net").asString())
                .isEqualTo("750.05");
        assertThat(points.path(3).path("currencies").path(1).path("net").asString())
                .isEqualTo("749.95");
        assertThat(points.path(3).path("total").path("net").asString()).isEqualTo("519.96");
        assertThat(answer.text("interval")).isEqualTo("day");
    }

    @ParameterizedTest
    @CsvSource({
        "net-worth?currency=QQQ, currency",
        "net-worth?currency=eur, currency",
        "net-worth?include=excluded, include",
        "net-worth/history?currency=XXX, currency",
        "net-worth/history?interval=year, interval",
        "net-worth/history?from=yesterday, from",
        "net-worth/history?from=2026-02-02&to=2026-02-01, to",
        "net-worth/history?from=2020-01-01&to=2026-02-01, from",
        "net-worth/history?from=0001-01-01&interval=month, from"
    })
    void refusesWhatItCannotTell(String path, String field) {
        Answer answer = system.user().get("/api/v1/" + path);

        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.field()).as(path).isEqualTo(field);
    }
}
