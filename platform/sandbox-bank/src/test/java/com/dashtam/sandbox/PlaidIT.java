package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaidIT {

    private static final String CLIENT =
            "\"client_id\":\"dashtam\",\"secret\":\"s3cret/with:colon\"";
    private static final String BACK = Recipient.REDIRECT + "?state=of%20ours";
    private static final String LINK =
            """
            "client_name":"Dashtam","language":"en","country_codes":["US"],
            "user":{"client_user_id":"somebody"},
            "hosted_link":{"completion_redirect_uri":"%s"}\
            """
                    .formatted(BACK);
    private static final String NEW =
            LINK
                    + ",\"products\":[\"transactions\"],\"optional_products\":[\"investments\"],"
                    + "\"transactions\":{\"days_requested\":730}";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private SandboxBank bank;
    private Recipient recipient;
    private Browser browser;

    @BeforeAll
    void open() throws IOException {
        bank = SandboxBank.start(Recipient.settings());
        recipient = new Recipient(bank);
        browser = recipient.browser();
    }

    @AfterAll
    void close() {
        bank.close();
    }

    @Test
    void linksAnItemOnItsPageAndSendsTheBrowserBackAsItCame() {
        JsonNode link = ok("/link/token/create", NEW);
        Answer back = visited(link, anyCustomer(), "approve");
        JsonNode seen = ok("/link/token/get", member("link_token", token(link)));
        String answer = seen.at("/link_sessions/0/on_success/public_token").asString();
        JsonNode item = ok("/item/public_token/exchange", member("public_token", answer));

        PlaidShapes.LINK_TOKEN.check(link);
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo(BACK);
        PlaidShapes.LINK.check(seen);
        assertThat(seen.at("/link_sessions/0/results/item_add_results/0/public_token").asString())
                .isEqualTo(answer);
        PlaidShapes.EXCHANGED.check(item);
    }

    @Test
    void tellsThatACustomerWentAway() {
        JsonNode link = ok("/link/token/create", NEW);
        Answer back = visited(link, anyCustomer(), "deny");
        JsonNode seen = ok("/link/token/get", member("link_token", token(link)));

        assertThat(back.header("Location")).isEqualTo(BACK);
        PlaidShapes.LINK.check(seen);
        assertThat(seen.at("/link_sessions/0/on_success").isNull()).isTrue();
        assertThat(seen.at("/link_sessions/0/on_exit").isObject()).isTrue();
    }

    @Test
    void takesEachAnswerOnce() {
        JsonNode link = ok("/link/token/create", NEW);
        assertThat(visited(link, anyCustomer(), "approve").status()).isEqualTo(303);
        String answer = answerTo(link);
        String again = member("public_token", answer);

        assertThat(visit(link, anyCustomer()).status()).isEqualTo(400);
        ok("/item/public_token/exchange", again);
        assertRefused("/item/public_token/exchange", again, "INVALID_INPUT/INVALID_PUBLIC_TOKEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"client_name\":\"Dashtam\",'|''|INVALID_REQUEST/MISSING_FIELDS",
                "'\"products\":[\"transactions\"],'|''|INVALID_REQUEST/MISSING_FIELDS",
                "'\"products\":[\"transactions\"]'|'\"products\":[\"magic\"]'|INVALID_INPUT/INVALID_PRODUCT",
                "'[\"investments\"]'|'[\"transactions\"]'|INVALID_REQUEST/INVALID_FIELD",
                "'[\"US\"]'|'[]'|INVALID_REQUEST/INVALID_FIELD",
                "'\"client_user_id\":\"somebody\"'|''|INVALID_REQUEST/MISSING_FIELDS",
                "'730'|'731'|INVALID_REQUEST/INVALID_FIELD",
                "'sandbox-bank/callback'|'elsewhere'|INVALID_REQUEST/INVALID_FIELD",
                "'\"language\"'|'\"surprise\":1,\"language\"'|INVALID_REQUEST/UNKNOWN_FIELDS",
            })
    void refusesALinkThatTheDescriptionDoesNotKnow(String part, String other, String error) {
        assertThat(NEW).contains(part);
        assertRefused("/link/token/create", NEW.replace(part, other), error);
    }

    @Test
    void refusesAClientThatDoesNotProveItself() {
        Answer wrong =
                browser.postJson(
                        "/plaid/accounts/get",
                        "{\"client_id\":\"dashtam\",\"secret\":\"guess\",\"access_token\":\"a\"}");

        assertThat(wrong.status()).isEqualTo(400);
        PlaidShapes.ERROR.check(wrong.json());
        assertThat(wrong.text("error_code")).isEqualTo("INVALID_API_KEYS");
        assertRefused("/accounts/get", "", "INVALID_REQUEST/MISSING_FIELDS");
        assertThat(browser.postJson("/plaid/accounts/get", "[1").text("error_code"))
                .isEqualTo("INVALID_BODY");
    }

    @Test
    void keepsToThePublishedShapes() {
        String access = linked(anyCustomer());

        PlaidShapes.ACCOUNTS.check(ok("/accounts/get", member("access_token", access)));
        PlaidShapes.CHANGES.check(
                ok(
                        "/transactions/sync",
                        member("access_token", access)
                                + ",\"options\":{\"include_personal_finance_category\":true}"));
        PlaidShapes.INVESTMENTS.check(ok("/investments/transactions/get", year(access, "")));
        PlaidShapes.HOLDINGS.check(ok("/investments/holdings/get", member("access_token", access)));
        PlaidShapes.REMOVED.check(ok("/item/remove", member("access_token", access)));
        assertRefused("/accounts/get", member("access_token", access), "ITEM_ERROR/ITEM_NOT_FOUND");
    }

    @Test
    void countsWhatLeavesAnAccountAndWhatIsOwed() {
        String customer = anyCustomer();
        String access = linked(customer);
        JsonNode accounts = ok("/accounts/get", member("access_token", access)).path("accounts");
        JsonNode card = named(accounts, "credit");
        recipient.admin(
                "/customers/" + customer + "/accounts/card/transactions",
                "{\"transactions\":[{\"direction\":\"debit\",\"amount\":12.5,"
                        + "\"description\":\"NEW\"}]}");

        JsonNode row = changes(access, "", 500).getLast();

        assertThat(row.path("name").asString()).isEqualTo("NEW");
        assertThat(row.path("amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(card.at("/balances/current").decimalValue()).isPositive();
        assertThat(card.at("/balances/available").decimalValue()).isPositive();
    }

    @Test
    void givesEveryRowOnceAndThenWhatChanged() {
        String customer = anyCustomer();
        String access = linked(customer);
        String end = endOf(access);
        List<String> ids = ids(changes(access, "", 100));
        String pending =
                recipient
                        .admin(
                                "/customers/" + customer + "/accounts/card/transactions",
                                "{\"transactions\":[{\"direction\":\"debit\",\"amount\":5,"
                                        + "\"description\":\"WAITING\",\"pending\":true}]}")
                        .json()
                        .at("/transactions/0/transaction_id")
                        .asString();

        JsonNode first = page(access, end, 100);
        recipient.admin(
                "/customers/" + customer + "/transactions/" + pending + "/settlement", "{}");
        JsonNode second = page(access, first.path("next_cursor").asString(), 100);

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(200);
        assertThat(first.at("/added/0/pending").booleanValue()).isTrue();
        assertThat(second.at("/added/0/pending").booleanValue()).isFalse();
        assertThat(second.at("/added/0/pending_transaction_id"))
                .isEqualTo(first.at("/added/0/transaction_id"));
        assertThat(second.at("/removed/0/transaction_id"))
                .isEqualTo(first.at("/added/0/transaction_id"));
    }

    @Test
    void wantsToBeReadAgainWhenRowsChangeMeanwhile() {
        String customer = anyCustomer();
        String access = linked(customer);
        String next = page(access, "", 100).path("next_cursor").asString();
        recipient.admin(
                "/customers/" + customer + "/accounts/checking/transactions",
                "{\"transactions\":[{\"direction\":\"debit\",\"amount\":1,\"description\":\"X\"}]}");

        assertRefused(
                "/transactions/sync",
                asked(access, next, 100),
                "TRANSACTIONS_ERROR/TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");
    }

    @Test
    void pagesInvestmentsByTheirOffset() {
        String access = linked(anyCustomer());
        JsonNode all = ok("/investments/transactions/get", year(access, "\"count\":500"));
        JsonNode part =
                ok("/investments/transactions/get", year(access, "\"count\":10,\"offset\":10"));

        assertThat(part.path("total_investment_transactions"))
                .isEqualTo(all.path("total_investment_transactions"));
        assertThat(part.path("investment_transactions").valueStream())
                .hasSize(10)
                .containsExactlyElementsOf(
                        all.path("investment_transactions")
                                .valueStream()
                                .skip(10)
                                .limit(10)
                                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/transactions/sync|\"count\":501|INVALID_REQUEST/INVALID_FIELD",
                "/transactions/sync|\"cursor\":\"nonsense\"|INVALID_REQUEST/INVALID_FIELD",
                "/transactions/sync|\"options\":{\"account_id\":\"x\"}|INVALID_INPUT/INVALID_ACCOUNT_ID",
                "/transactions/sync|\"options\":7|INVALID_REQUEST/INVALID_FIELD",
                "/investments/transactions/get|\"start_date\":\"2026-01-01\"|INVALID_REQUEST/MISSING_FIELDS",
                "/investments/transactions/get|\"start_date\":\"2026-02-01\",\"end_date\":\"2026-01-01\"|INVALID_REQUEST/INVALID_FIELD",
                "/investments/transactions/get|\"start_date\":\"1.2.26\",\"end_date\":\"2026-01-01\"|INVALID_REQUEST/INVALID_FIELD",
                "/accounts/get|\"options\":{\"surprise\":1}|INVALID_REQUEST/UNKNOWN_FIELDS",
            })
    void refusesWhatTheDescriptionDoesNotKnow(String path, String members, String error) {
        String access = linked(anyCustomer());

        assertRefused(path, member("access_token", access) + "," + members, error);
    }

    @Test
    void wantsALoginAgainUntilItIsRepaired() {
        String access = linked(anyCustomer());
        String asked = member("access_token", access);
        ok("/sandbox/item/reset_login", asked);

        assertRefused("/accounts/get", asked, "ITEM_ERROR/ITEM_LOGIN_REQUIRED");
        JsonNode link = ok("/link/token/create", LINK + "," + asked);
        assertThat(visited(link, anyCustomer(), "approve").status()).isEqualTo(303);
        PlaidShapes.ACCOUNTS.check(ok("/accounts/get", asked));
    }

    @Test
    void saysThatThereAreNoInvestmentsOfAnAccountThatHasNone() {
        String access = linked(anyCustomer());
        JsonNode accounts = ok("/accounts/get", member("access_token", access)).path("accounts");
        String card = named(accounts, "credit").path("account_id").asString();

        assertRefused(
                "/investments/holdings/get",
                member("access_token", access)
                        + ",\"options\":{\"account_ids\":[\""
                        + card
                        + "\"]}",
                "ITEM_ERROR/NO_INVESTMENT_ACCOUNTS");
    }

    @Test
    void namesTheSameAccountsInAnotherWayInEveryItem() {
        String customer = anyCustomer();

        assertThat(accountIds(linked(customer)))
                .doesNotContainAnyElementsOf(accountIds(linked(customer)));
    }

    private List<String> accountIds(String access) {
        return ok("/accounts/get", member("access_token", access))
                .path("accounts")
                .findValuesAsString("account_id");
    }

    private static JsonNode named(JsonNode accounts, String type) {
        return accounts.valueStream()
                .filter(account -> account.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("transaction_id").asString()).toList();
    }

    private List<JsonNode> changes(String access, String from, int count) {
        var rows = new ArrayList<JsonNode>();
        String cursor = from;
        JsonNode page;
        do {
            page = page(access, cursor, count);
            page.path("added").forEach(rows::add);
            cursor = page.path("next_cursor").asString();
        } while (page.path("has_more").booleanValue());
        return rows;
    }

    private String endOf(String access) {
        String cursor = "";
        JsonNode page;
        do {
            page = page(access, cursor, 500);
            cursor = page.path("next_cursor").asString();
        } while (page.path("has_more").booleanValue());
        return cursor;
    }

    private JsonNode page(String access, String cursor, int count) {
        return ok("/transactions/sync", asked(access, cursor, count));
    }

    private static String asked(String access, String cursor, int count) {
        return member("access_token", access)
                + (cursor.isEmpty() ? "" : "," + member("cursor", cursor))
                + ",\"count\":"
                + count;
    }

    private static String year(String access, String options) {
        return member("access_token", access)
                + ","
                + member("start_date", TODAY.minusYears(1).toString())
                + ","
                + member("end_date", TODAY.toString())
                + ",\"options\":{"
                + options
                + "}";
    }

    private String linked(String customer) {
        JsonNode link = ok("/link/token/create", NEW);
        assertThat(visited(link, customer, "approve").status()).isEqualTo(303);
        return ok("/item/public_token/exchange", member("public_token", answerTo(link)))
                .path("access_token")
                .asString();
    }

    private String answerTo(JsonNode link) {
        return ok("/link/token/get", member("link_token", token(link)))
                .at("/link_sessions/0/on_success/public_token")
                .asString();
    }

    private Answer visited(JsonNode link, String customer, String decision) {
        return browser.decide(visit(link, customer), decision);
    }

    private Answer visit(JsonNode link, String customer) {
        URI page = URI.create(link.path("hosted_link_url").asString());
        return browser.get(page.getPath() + "?" + page.getRawQuery() + "&login_hint=" + customer);
    }

    private static String token(JsonNode link) {
        return link.path("link_token").asString();
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }

    private JsonNode ok(String path, String members) {
        Answer answer = call(path, members);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void assertRefused(String path, String members, String error) {
        Answer answer = call(path, members);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(400);
        PlaidShapes.ERROR.check(answer.json());
        assertThat(answer.text("error_type") + "/" + answer.text("error_code")).isEqualTo(error);
    }

    private Answer call(String path, String members) {
        return browser.postJson(
                "/plaid" + path, "{" + CLIENT + (members.isEmpty() ? "" : "," + members) + "}");
    }
}
