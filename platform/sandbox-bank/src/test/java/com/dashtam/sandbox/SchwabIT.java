package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchwabIT {

    private static final String OAUTH = "/schwab/v1/oauth";
    private static final String TRADER = "/schwab/trader/v1";
    private static final LocalDate MONTH = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
    private static final String YEAR =
            "startDate=%sT05:00:00.000Z&endDate=%sT04:59:59.999%%2B0000"
                    .formatted(MONTH.minusYears(1), MONTH);
    private static final String TYPES =
            "&types=TRADE,DIVIDEND_OR_INTEREST,JOURNAL,ACH_RECEIPT,ACH_DISBURSEMENT";

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
    void givesTokensForAConsentWithoutAProofKey() {
        Answer redirect = consented(anyCustomer());
        Answer tokens = exchange(Browser.code(redirect));

        assertThat(Browser.code(redirect)).endsWith("@");
        assertThat(Browser.callback(redirect)).containsKeys("session", "state");
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().path("expires_in").asInt()).isEqualTo(1800);
    }

    @Test
    void keepsTheRefreshTokenForAWeekThatNoRefreshProlongs() throws IOException {
        try (SandboxBank another = SandboxBank.start(Recipient.settings())) {
            SchwabIT there = new SchwabIT();
            there.bank = another;
            there.recipient = new Recipient(another);
            there.browser = there.recipient.browser();
            Answer tokens = there.exchange(Browser.code(there.consented(anyCustomer())));
            String refreshToken = tokens.text("refresh_token");

            there.recipient.admin("/clock", "{\"advance\":\"P6DT23H\"}");
            Answer refreshed = there.refresh(refreshToken);
            there.recipient.admin("/clock", "{\"advance\":\"PT2H\"}");
            Answer dead = there.refresh(refreshToken);

            assertThat(refreshed.text("refresh_token")).isEqualTo(refreshToken);
            assertThat(dead.status()).isEqualTo(400);
            assertThat(dead.text("error")).isEqualTo("unsupported_token_type");
            assertThat(dead.text("error_description"))
                    .contains("refresh_token_authentication_error");
        }
    }

    @Test
    void refusesAClientThatDoesNotProveItself() {
        Map<String, String> form = form(Browser.code(consented(anyCustomer())));

        Answer refused =
                browser.postForm(OAUTH + "/token", form, "Authorization", Recipient.basic("guess"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void keepsToThePublishedShapes() {
        String token = connected(anyCustomer());

        JsonNode numbers = ok("/accounts/accountNumbers", token);
        JsonNode accounts = ok("/accounts?fields=positions", token);

        SchwabShapes.NUMBER.list().accept(numbers);
        assertThat(numbers).hasSize(2);
        accounts.forEach(account ->
                (typeOf(account).equals("MARGIN")
                                ? SchwabShapes.MARGIN_ACCOUNT
                                : SchwabShapes.CASH_ACCOUNT)
                        .check(account));
        assertThat(accounts.valueStream().map(SchwabIT::typeOf))
                .containsExactlyInAnyOrder("MARGIN", "CASH");
        for (JsonNode number : numbers) {
            String path = "/accounts/" + number.path("hashValue").asString();
            SchwabShapes.TRANSACTION.list().accept(transactions(path, YEAR, token));
            assertThat(ok(path + "?fields=positions", token)).isIn(accounts.valueStream().toList());
            assertThat(ok(path, token).path("securitiesAccount").has("positions")).isFalse();
        }
    }

    @Test
    void showsTradesDividendsAndCashMovements() {
        String token = connected(anyCustomer());
        Set<String> types = new HashSet<>();

        for (String hash : hashes(token)) {
            transactions("/accounts/" + hash, YEAR, token)
                    .forEach(row -> types.add(row.path("type").asString()));
        }

        assertThat(types).contains("TRADE", "DIVIDEND_OR_INTEREST", "JOURNAL", "ACH_RECEIPT");
    }

    @Test
    void givesOnlyTheTypesAndTheDaysAskedFor() {
        String token = connected(anyCustomer());
        String path = "/accounts/" + hashes(token).getFirst();
        String month =
                "startDate=%sT05:00:00.000Z&endDate=%sT04:59:59.999Z"
                        .formatted(MONTH.minusMonths(1), MONTH);

        for (String hash : hashes(token)) {
            assertThat(ok("/accounts/" + hash + "/transactions?" + month + "&types=TRADE", token))
                    .allSatisfy(row -> {
                        assertThat(row.path("type").asString()).isEqualTo("TRADE");
                        assertThat(row.path("time").asString())
                                .startsWith(MONTH.minusMonths(1).toString().substring(0, 8));
                    });
        }
        assertThat(ok(path + "/transactions?" + month + "&types=MARGIN_CALL", token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "startDate=2026-01-01T00:00:00.000Z&types=TRADE",
                "endDate=2026-01-01T00:00:00.000Z&types=TRADE",
                "startDate=2026-01-01T00:00:00.000Z&endDate=2026-01-02T00:00:00.000Z",
                "startDate=2026-01-01&endDate=2026-01-02&types=TRADE",
                "startDate=2026-01-01T00:00:00Z&endDate=2026-01-02T00:00:00Z&types=TRADE",
                "startDate=2026-01-02T00:00:00.000Z&endDate=2026-01-01T00:00:00.000Z&types=TRADE",
                "startDate=2025-01-01T00:00:00.000Z&endDate=2026-01-01T00:00:00.001Z&types=TRADE",
                "startDate=2026-01-01T00:00:00.000Z&endDate=2026-01-02T00:00:00.000Z&types=BONUS",
                "startDate=2026-01-01T00:00:00.000Z&endDate=2026-01-02T00:00:00.000Z&types=TRADE,BONUS",
            })
    void refusesAQueryThatTheDescriptionRefuses(String query) {
        String token = connected(anyCustomer());

        Answer refused =
                get("/accounts/" + hashes(token).getFirst() + "/transactions?" + query, token);

        assertRefused(refused, 400);
    }

    @ParameterizedTest
    @CsvSource({"12345678, 400", "0A0B, 404"})
    void refusesAccountNumbersAndUnknownHashesInPaths(String account, int status) {
        String token = connected(anyCustomer());

        assertRefused(get("/accounts/" + account, token), status);
        assertRefused(get("/accounts/" + account + "/transactions?" + YEAR + TYPES, token), status);
    }

    @Test
    void refusesRequestsWithoutAGoodToken() {
        String customer = anyCustomer();
        String token = connected(customer);
        String ofTheBank = recipient.accessTo(customer);

        assertRefused(browser.get(TRADER + "/accounts"), 401);
        assertRefused(get("/accounts", "made-up"), 401);
        assertRefused(get("/accounts", ofTheBank), 401);
        recipient.adminDelete("/customers/" + customer + "/consents");
        assertRefused(get("/accounts", token), 401);
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() {
        assertRefused(get("/accounts?fields=orders", connected(anyCustomer())), 400);
    }

    @Test
    void answersWithAPageWhenItsEdgeFails() {
        String customer = anyCustomer();
        String token = connected(customer);
        recipient.admin(
                "/faults",
                "{\"kind\":\"edge_page\",\"operation\":\"schwab_accounts\",\"customer\":\""
                        + customer
                        + "\"}");

        Answer page = get("/accounts", token);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(get("/accounts", token).status()).isEqualTo(200);
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        SchwabShapes.ERROR.check(answer.json());
        assertThat(answer.header("Schwab-Client-CorrelID")).isNotBlank();
    }

    private Answer consented(String customer) {
        Map<String, String> asked =
                Map.of(
                        "response_type", "code",
                        "client_id", "dashtam",
                        "redirect_uri", Recipient.REDIRECT,
                        "scope", "readonly",
                        "state", "mine",
                        "login_hint", customer);
        Answer page = browser.get(OAUTH + "/authorize?" + Browser.encode(asked));
        return browser.decide(page, "approve");
    }

    private static Map<String, String> form(String code) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", Recipient.REDIRECT);
        return form;
    }

    private Answer exchange(String code) {
        return token(form(code));
    }

    private Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Answer token(Map<String, String> form) {
        return browser.postForm(
                OAUTH + "/token", form, "Authorization", Recipient.basic(Recipient.SECRET));
    }

    private String connected(String customer) {
        return exchange(Browser.code(consented(customer))).text("access_token");
    }

    private List<String> hashes(String token) {
        return ok("/accounts/accountNumbers", token)
                .valueStream()
                .map(number -> number.path("hashValue").asString())
                .toList();
    }

    private JsonNode transactions(String account, String window, String token) {
        return ok(account + "/transactions?" + window + TYPES, token);
    }

    private JsonNode ok(String path, String token) {
        Answer answer = get(path, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer get(String path, String token) {
        return browser.get(TRADER + path, "Authorization", "Bearer " + token);
    }

    private static String typeOf(JsonNode account) {
        return account.path("securitiesAccount").path("type").asString();
    }
}
