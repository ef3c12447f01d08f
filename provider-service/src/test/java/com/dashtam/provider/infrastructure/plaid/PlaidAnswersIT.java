package com.dashtam.provider.infrastructure.plaid;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.domain.feed.LinkInstitution.Link;
import com.dashtam.provider.domain.feed.LinkInstitution.Opening;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.fixture.StubServer;
import com.dashtam.provider.fixture.StubServer.Answer;
import com.dashtam.provider.fixture.StubServer.Asked;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that only Plaid gives, and how it wants to be asked. */
class PlaidAnswersIT {

    private static final Instant NOW = Instant.parse("2026-03-01T17:00:00Z");
    private static final Period YEAR =
            new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 3, 1));
    private static final URI BACK =
            URI.create("https://dashtam.test/oauth/plaid/callback?state=the-state");
    private static final LinkedItem ITEM = new LinkedItem("access-1", "item-1");
    private static final UUID USER = UUID.fromString("0190b4b7-0000-7000-8000-000000000001");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LINKED =
            "{\"link_token\":\"link-1\",\"expiration\":\"2026-03-01T21:00:00Z\","
                    + "\"hosted_link_url\":\"https://secure.plaid.test/link/1\",\"request_id\":\"r\"}";

    private final StubServer server = new StubServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksForALinkWithoutTellingWhoTheUserIs() {
        plays(_ -> Answer.ok(LINKED));

        Result<Link, GrantFailure> link = plaid().open(opening(Optional.empty(), Optional.empty()));

        JsonNode asked = asked(0);
        assertThat(server.asked().getFirst().path()).isEqualTo("/link/token/create");
        assertThat(asked.path("client_id").asString()).isEqualTo("client");
        assertThat(asked.path("secret").asString()).isEqualTo("the-secret");
        assertThat(asked.at("/user/client_user_id").asString()).isEqualTo("name of a user");
        assertThat(asked.at("/hosted_link/completion_redirect_uri").asString())
                .isEqualTo(BACK.toString());
        assertThat(asked.path("products").toString()).isEqualTo("[\"transactions\"]");
        assertThat(asked.path("optional_products").toString()).isEqualTo("[\"investments\"]");
        assertThat(asked.at("/transactions/days_requested").intValue()).isEqualTo(730);
        assertThat(asked.has("redirect_uri")).isFalse();
        assertThat(asked.has("access_token")).isFalse();
        assertThat(server.asked().getFirst().body()).doesNotContain(USER.toString());
        assertThat(link)
                .isEqualTo(
                        Result.ok(
                                new Link(
                                        new Secret("link-1"),
                                        Optional.of(URI.create("https://secure.plaid.test/link/1")),
                                        Instant.parse("2026-03-01T21:00:00Z"))));
    }

    @Test
    void repairsAnItemWithoutProducts() {
        plays(_ -> Answer.ok(LINKED));
        URI frontEnd = URI.create("https://app.test/back");

        assertThat(plaid().open(opening(Optional.of(frontEnd), Optional.of(ITEM))))
                .isInstanceOf(Result.Ok.class);

        assertThat(asked(0).path("access_token").asString()).isEqualTo("access-1");
        assertThat(asked(0).path("redirect_uri").asString()).isEqualTo(frontEnd.toString());
        assertThat(asked(0).has("products")).isFalse();
        assertThat(asked(0).has("optional_products")).isFalse();
        assertThat(asked(0).has("transactions")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "\"link_token\":\"l\"",
                "\"link_token\":\"l\",\"expiration\":\"soon\"",
                "\"expiration\":\"2026-03-01T21:00:00Z\"",
            })
    void takesNothingForALinkThatIsNone(String members) {
        plays(_ -> Answer.ok("{" + members + "}"));

        assertThat(plaid().open(opening(Optional.empty(), Optional.empty())))
                .isEqualTo(Result.err(GrantFailure.ANSWER_INVALID));
    }

    @Test
    void doesWithoutAPageThatBrowsersCannotBeSentTo() {
        for (String page : List.of("javascript:alert(1)", "not an address", "/relative")) {
            plays(_ -> Answer.ok(LINKED.replace("https://secure.plaid.test/link/1", page)));

            assertThat(
                            plaid().open(opening(Optional.empty(), Optional.empty()))
                                    .fold(Link::page, failure -> Optional.of(BACK)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_INPUT,       INVALID_PUBLIC_TOKEN,  REFUSED",
        "400, INVALID_INPUT,       INVALID_ACCESS_TOKEN,  REFUSED",
        "400, ITEM_ERROR,          ITEM_NOT_FOUND,        REFUSED",
        "400, INVALID_INPUT,       INVALID_API_KEYS,      ANSWER_INVALID",
        "400, INVALID_REQUEST,     INVALID_FIELD,         ANSWER_INVALID",
        "401, INVALID_INPUT,       INVALID_API_KEYS,      ANSWER_INVALID",
        "429, RATE_LIMIT_EXCEEDED, RATE_LIMIT,            UNAVAILABLE",
        "500, API_ERROR,           INTERNAL_SERVER_ERROR, UNAVAILABLE",
        "503, API_ERROR,           PLANNED_MAINTENANCE,   UNAVAILABLE",
    })
    void tellsWhyThereIsNoItem(int status, String type, String code, GrantFailure failure) {
        plays(_ -> error(status, type, code));

        assertThat(plaid().exchange("public-1")).isEqualTo(Result.err(failure));
        assertThat(plaid().answerTo(new Secret("link-1"))).isEqualTo(Result.err(failure));
        assertThat(plaid().open(opening(Optional.empty(), Optional.of(ITEM))))
                .isEqualTo(Result.err(failure));
    }

    @Test
    void redeemsAnAnswerOnceHoweverItGoes() {
        plays(_ -> Answer.of(500, ""));
        assertThat(plaid().exchange("public-1")).isEqualTo(Result.err(GrantFailure.UNAVAILABLE));
        assertThat(server.asked()).hasSize(1);

        plays(_ -> Answer.ok("{\"access_token\":\"access-1\",\"item_id\":\"item-1\"}"));
        assertThat(plaid().exchange("public-1")).isEqualTo(Result.ok(ITEM));
        assertThat(asked(1).path("public_token").asString()).isEqualTo("public-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"link_sessions\":[]|",
                "\"metadata\":{}|",
                "\"link_sessions\":[{\"link_session_id\":\"s\",\"on_success\":null,\"on_exit\":{}}]|",
                "\"link_sessions\":[{\"on_success\":{\"public_token\":\"p\"}}]|p",
                "\"link_sessions\":[{\"results\":{\"item_add_results\":[{\"public_token\":\"p\"}]}}]|p",
                "\"link_sessions\":[{\"results\":{\"item_add_results\":[{\"public_token\":\"o\"}]}},"
                        + "{\"results\":{\"item_add_results\":[{\"public_token\":\"p\"}]}}]|p",
            })
    void findsTheAnswerToALinkInEitherForm(String members, String answer) {
        plays(_ -> Answer.ok("{\"link_token\":\"l\"," + members + "}"));

        assertThat(plaid().answerTo(new Secret("link-1")))
                .isEqualTo(Result.ok(Optional.ofNullable(answer)));
    }

    @Test
    void removesAnItemAndBearsThatItCannot() {
        plays(_ -> Answer.of(500, ""));
        plaid().remove(ITEM);

        assertThat(server.asked()).hasSize(1);
        assertThat(asked(0).path("access_token").asString()).isEqualTo("access-1");
    }

    @ParameterizedTest
    @CsvSource({
        "ITEM_ERROR,          ITEM_LOGIN_REQUIRED",
        "ITEM_ERROR,          ITEM_LOCKED",
        "ITEM_ERROR,          NO_ACCOUNTS",
        "INVALID_INPUT,       INVALID_ACCESS_TOKEN",
    })
    void knowsAnItemThatTheUserHasToRepair(String type, String code) {
        assertMeans(type, code, new FetchFailure.TokenRejected());
    }

    @ParameterizedTest
    @CsvSource({
        "ITEM_ERROR, ITEM_NOT_FOUND",
        "ITEM_ERROR, ACCESS_NOT_GRANTED",
        "ITEM_ERROR, USER_PERMISSION_REVOKED",
    })
    void knowsAnItemThatTheUserHasTakenBack(String type, String code) {
        assertMeans(type, code, new FetchFailure.ConsentWithdrawn());
    }

    @ParameterizedTest
    @CsvSource({
        "ITEM_ERROR,        PRODUCT_NOT_READY",
        "INSTITUTION_ERROR, INSTITUTION_DOWN",
        "INSTITUTION_ERROR, INSTITUTION_NOT_RESPONDING",
        "API_ERROR,         PLANNED_MAINTENANCE",
        "API_ERROR,         SOMETHING_NEW",
    })
    void knowsAnOutage(String type, String code) {
        assertMeans(type, code, new FetchFailure.Unavailable());
    }

    @Test
    void knowsLimitsAndComplaintsAboutUs() {
        assertMeans(
                "RATE_LIMIT_EXCEEDED",
                "TRANSACTIONS_SYNC_LIMIT",
                new FetchFailure.RateLimited(Optional.empty()));
        assertMeans("INVALID_INPUT", "INVALID_API_KEYS", new FetchFailure.AnswerInvalid());
        assertMeans("ITEM_ERROR", "SOMETHING_NEW", new FetchFailure.AnswerInvalid());
        assertMeans(
                "INSTITUTION_ERROR",
                "INSTITUTION_NO_LONGER_SUPPORTED",
                new FetchFailure.AnswerInvalid());
    }

    @ParameterizedTest
    @CsvSource({
        "ITEM_ERROR,    NO_INVESTMENT_ACCOUNTS",
        "ITEM_ERROR,    PRODUCTS_NOT_SUPPORTED",
        "INVALID_INPUT, ADDITIONAL_CONSENT_REQUIRED",
    })
    void takesItForNoFailureThatThereAreNoInvestments(String type, String code) {
        plays(_ -> error(400, type, code));
        var account = Samples.account(AccountType.BROKERAGE);

        assertThat(plaid().holdings("access-1", account, Optional.empty()))
                .isEqualTo(Result.ok(new Page<>(List.of(), Optional.empty())));
        assertThat(plaid().transactions("access-1", account, YEAR, Optional.empty()))
                .isEqualTo(Result.ok(new Page<>(List.of(), Optional.empty())));
    }

    @Test
    void readsChangesToTheirEnd() {
        plays(asked ->
                cursorOf(asked).isEmpty()
                        ? changes("\"added\":[" + row("1") + "],\"modified\":[]", "c-1", true)
                        : changes(
                                "\"added\":[],\"modified\":["
                                        + row("2")
                                        + ","
                                        + row("3", "another", "2026-01-05")
                                        + ","
                                        + row("4", "acc", "2020-01-05")
                                        + "]",
                                "c-2",
                                false));

        assertThat(all()).isEqualTo(Result.ok(List.of("1", "2")));
        assertThat(asked(0).at("/options/account_id").asString()).isEqualTo("acc");
        assertThat(asked(0).path("count").intValue()).isEqualTo(500);
        assertThat(asked(0).has("cursor")).isFalse();
        assertThat(asked(1).path("cursor").asString()).isEqualTo("c-1");
    }

    @Test
    void waitsUntilTheFirstTransactionsAreThere() {
        plays(_ -> changes("\"added\":[],\"modified\":[]", "", false));

        assertThat(all()).isEqualTo(Result.err(new FetchFailure.Unavailable()));
    }

    @Test
    void beginsAgainWhenRowsChangeMeanwhile() {
        var broken = new ArrayList<String>();
        plays(asked -> {
            if (cursorOf(asked).isEmpty()) {
                return changes("\"added\":[" + row("1") + "],\"modified\":[]", "c-1", true);
            }
            if (broken.size() < 2) {
                broken.add(cursorOf(asked));
                return mutation();
            }
            return changes("\"added\":[" + row("2") + "],\"modified\":[]", "c-2", false);
        });

        assertThat(all()).isEqualTo(Result.ok(List.of("1", "1", "1", "2")));
    }

    @Test
    void givesUpWhenRowsNeverRest() {
        plays(_ -> mutation());

        assertThat(all()).isEqualTo(Result.err(new FetchFailure.Unavailable()));
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void endsWhenThereAreFewerInvestmentsThanTheTotalSays() {
        plays(_ ->
                Answer.ok(
                        "{\"securities\":[],\"investment_transactions\":[],"
                                + "\"total_investment_transactions\":9}"));

        assertThat(
                        plaid().transactions(
                                        "access-1",
                                        Samples.account(AccountType.IRA),
                                        YEAR,
                                        Optional.empty()))
                .isEqualTo(Result.ok(new Page<>(List.of(), Optional.empty())));
    }

    @Test
    void showsNoSecrets() {
        assertThat(settings()).asString().contains("client").doesNotContain("the-secret");
    }

    private void assertMeans(String type, String code, FetchFailure failure) {
        plays(_ -> error(400, type, code));

        assertThat(plaid().accounts("access-1", Optional.empty())).isEqualTo(Result.err(failure));
        assertThat(all()).isEqualTo(Result.err(failure));
    }

    private Result<List<String>, FetchFailure> all() {
        var ids = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            switch (plaid().transactions(
                            "access-1", Samples.account(AccountType.CHECKING), YEAR, cursor)) {
                case Result.Ok<Page<NormalizedTransaction>, FetchFailure>(var page) -> {
                    page.items().forEach(row -> ids.add(row.providerTransactionId()));
                    assertThat(page.next()).isNotEqualTo(cursor.isEmpty() ? null : cursor);
                    cursor = page.next();
                }
                case Result.Err<Page<NormalizedTransaction>, FetchFailure>(var failure) -> {
                    return Result.err(failure);
                }
            }
        } while (cursor.isPresent());
        return Result.ok(ids);
    }

    private static Answer mutation() {
        return error(400, "TRANSACTIONS_ERROR", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");
    }

    private static Answer error(int status, String type, String code) {
        return new Answer.Whole(
                status,
                Map.of("Content-Type", "application/json"),
                "{\"error_type\":\"%s\",\"error_code\":\"%s\",\"error_message\":\"m\",\"display_message\":null}"
                        .formatted(type, code));
    }

    private static Answer changes(String lists, String next, boolean more) {
        return Answer.ok(
                "{%s,\"removed\":[],\"next_cursor\":\"%s\",\"has_more\":%s}"
                        .formatted(lists, next, more));
    }

    private static String row(String id) {
        return row(id, "acc", "2026-01-05");
    }

    private static String row(String id, String account, String day) {
        return "{\"account_id\":\"%s\",\"transaction_id\":\"%s\",\"amount\":1,\"date\":\"%s\",\"iso_currency_code\":\"USD\",\"name\":\"Row\",\"pending\":false}"
                .formatted(account, id, day);
    }

    private static String cursorOf(Asked asked) {
        return JSON.readTree(asked.body()).path("cursor").asString("");
    }

    private JsonNode asked(int index) {
        return JSON.readTree(server.asked().get(index).body());
    }

    private void plays(StubServer.Script script) {
        server.plays(script);
    }

    private static Opening opening(Optional<URI> redirect, Optional<LinkedItem> repairs) {
        return new Opening(USER, BACK, redirect, repairs);
    }

    private PlaidSettings settings() {
        return new PlaidSettings(
                server.address(),
                "client",
                "the-secret",
                "Dashtam",
                List.of("transactions"),
                List.of("investments"),
                List.of("US"),
                "en",
                730,
                500,
                Optional.empty());
    }

    private PlaidInstitution plaid() {
        HttpLimits usual = HttpLimits.usual();
        var limits =
                new HttpLimits(
                        usual.connectTimeout(),
                        Duration.ofSeconds(10),
                        usual.maxResponseBytes(),
                        1,
                        Duration.ofMillis(1),
                        10_000,
                        usual.breakerFailurePercent(),
                        usual.breakerOpen(),
                        usual.concurrentCalls(),
                        usual.queueTimeout());
        return new PlaidInstitution(
                settings(),
                new InstitutionClient("plaid", limits, settings().called()),
                _ -> "name of a user",
                new Samples.Counted().values,
                () -> NOW);
    }
}
