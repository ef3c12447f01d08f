package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FdxApiIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String TWO_YEARS = "/transactions?startTime=2024-11-21&endTime=2026-11-21";

    private SandboxBank bank;
    private Recipient recipient;
    private String token;
    private Map<String, String> ids;

    @BeforeAll
    void open() throws IOException {
        bank = SandboxBank.start(Recipient.settings(), InstantSource.fixed(NOW));
        recipient = new Recipient(bank);
        token = recipient.accessTo("customer-03");
        ids = recipient.accountIds(token);
    }

    @AfterAll
    void close() {
        bank.close();
    }

    @Test
    void tellsWhoConsented() {
        Answer customer = recipient.data("/customers/current", token);

        assertThat(customer.text("customerId")).isEqualTo("customer-03");
        assertThat(customer.json().path("name").path("last").asString()).isNotBlank();
    }

    @Test
    void keepsToThePublishedShapes() {
        JsonNode accounts = json("/accounts");
        JsonNode details = json("/accounts?resultType=details&limit=2&offset=1");

        FdxShapes.CUSTOMER.check(json("/customers/current"));
        FdxShapes.checkPages(accounts, "accounts", FdxShapes::checkDescriptor);
        FdxShapes.checkPages(details, "accounts", FdxShapes::checkDetails);
        assertThat(accounts.path("accounts")).hasSize(ids.size());
        assertThat(details.path("page").has("prevOffset")).isTrue();
        for (String name : ids.keySet()) {
            JsonNode page = json(path(name) + TWO_YEARS + "&limit=500");
            FdxShapes.checkDetails(account(name));
            FdxShapes.checkPages(page, "transactions", FdxTransactionShapes::check);
            assertThat(page.path("transactions")).isNotEmpty();
        }
    }

    @Test
    void listsAccountsOfAllCategoriesInTwoCurrencies() {
        assertThat(ids)
                .containsOnlyKeys(
                        "CHECKING USD",
                        "SAVINGS USD",
                        "SAVINGS EUR",
                        "CREDITCARD USD",
                        "BROKERAGEPRODUCT USD");
    }

    @Test
    void keepsBalancesForTheDetails() {
        JsonNode descriptor = recipient.all("/accounts", "accounts", token).getFirst();
        JsonNode details =
                recipient.all("/accounts?resultType=details", "accounts", token).getFirst();

        assertThat(descriptor.has("currentBalance")).isFalse();
        assertThat(details.path("currentBalance").decimalValue().signum()).isPositive();
        assertThat(details).isEqualTo(account("CHECKING USD"));
    }

    @Test
    void showsWhatIsOwedOnACardAsAPositiveLiability() {
        JsonNode card = account("CREDITCARD USD");

        assertThat(card.path("accountCategory").asString()).isEqualTo("LOC_ACCOUNT");
        assertThat(card.path("balanceType").asString()).isEqualTo("LIABILITY");
        assertThat(decimal(card, "currentBalance")).isPositive();
        assertThat(decimal(card, "availableCredit")).isLessThan(decimal(card, "creditLine"));
    }

    @Test
    void valuesABrokerageAccountByItsHoldings() {
        JsonNode brokerage = account("BROKERAGEPRODUCT USD");

        BigDecimal held = BigDecimal.ZERO;
        for (JsonNode holding : brokerage.path("holdings")) {
            held = held.add(decimal(holding, "marketValue"));
        }

        assertThat(brokerage.path("holdings")).hasSize(5);
        assertThat(decimal(brokerage, "currentValue")).isEqualByComparingTo(held);
    }

    @Test
    void servesTwoThousandTransactionsOverTwoYears() {
        List<JsonNode> rows =
                ids.keySet().stream().flatMap(name -> rows(name, "&limit=500").stream()).toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(rows.stream().map(row -> row.path("transactionId").asString()).distinct())
                .hasSize(rows.size());
        assertThat(rows)
                .extracting(row -> row.path("transactionTimestamp").asString())
                .allSatisfy(at -> assertThat(Instant.parse(at)).isBefore(NOW))
                .anySatisfy(at -> assertThat(at).startsWith("2024-11-2"));
    }

    @Test
    void ordersTransactionsNewestFirst() {
        List<Instant> times =
                rows("CREDITCARD USD", "").stream()
                        .map(row -> Instant.parse(row.path("transactionTimestamp").asString()))
                        .toList();

        assertThat(times).isSortedAccordingTo((left, right) -> right.compareTo(left));
    }

    @Test
    void givesAmountsWithoutSignAndADirectionBesideThem() {
        assertThat(rows("CHECKING USD", ""))
                .allSatisfy(row -> assertThat(decimal(row, "amount")).isPositive())
                .extracting(row -> row.path("debitCreditMemo").asString())
                .contains("DEBIT", "CREDIT")
                .containsOnly("DEBIT", "CREDIT");
    }

    @Test
    void leavesThePostingTimeOfPendingRowsOut() {
        List<JsonNode> pending =
                rows("CREDITCARD USD", "").stream()
                        .filter(row -> row.path("status").asString().equals("PENDING"))
                        .toList();

        assertThat(pending)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.has("postedTimestamp")).isFalse());
    }

    @Test
    void describesTradesWithTheirSecurities() {
        JsonNode purchase =
                rows("BROKERAGEPRODUCT USD", "").stream()
                        .filter(row -> row.path("transactionType").asString().equals("PURCHASED"))
                        .findFirst()
                        .orElseThrow();

        BigDecimal paid = decimal(purchase, "units").multiply(decimal(purchase, "unitPrice"));
        assertThat(decimal(purchase, "amount").subtract(decimal(purchase, "fees")))
                .isBetween(paid.subtract(new BigDecimal("0.01")), paid.add(new BigDecimal("0.01")));
        assertThat(purchase.path("symbol").asString()).isNotBlank();
        assertThat(purchase.path("securityIdType").asString()).isEqualTo("CUSIP");
    }

    @Test
    void tellsTheOtherCurrencyOfATransfer() {
        assertThat(rows("SAVINGS EUR", ""))
                .filteredOn(row -> row.path("transactionType").asString().equals("TRANSFER"))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.path("foreignCurrency").asString()).isEqualTo("USD"));
    }

    @Test
    void keepsToTheTimesAskedForWithBothEndsIncluded() {
        String october = "/transactions?startTime=2026-10-01&endTime=2026-10-31";
        String exact = "/transactions?startTime=2026-10-01T00:00:00Z&endTime=2026-10-01T00:00:00Z";

        List<JsonNode> rows = recipient.all(path("CHECKING USD") + october, "transactions", token);
        List<JsonNode> rent = recipient.all(path("CHECKING USD") + exact, "transactions", token);

        assertThat(rows)
                .extracting(row -> row.path("postedTimestamp").asString())
                .allSatisfy(at -> assertThat(at).startsWith("2026-10-"))
                .contains("2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z");
        assertThat(rent)
                .extracting(row -> row.path("description").asString())
                .contains("MAPLE COURT RENT");
    }

    @ParameterizedTest
    @CsvSource({
        "startTime=yesterday, 702",
        "endTime=2026-02-30, 702",
        "startTime=2026-10-02&endTime=2026-10-01, 703",
        "limit=0, 401",
        "limit=many, 401",
        "offset=-1, 401"
    })
    void refusesQueriesThatMakeNoSense(String query, String code) {
        Answer refused = recipient.data(path("CHECKING USD") + "/transactions?" + query, token);

        assertRefused(refused, 400, code);
    }

    @Test
    void refusesAnUnknownResultType() {
        assertRefused(recipient.data("/accounts?resultType=all", token), 400, "401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/transactions"})
    void hidesTheAccountsOfOthers(String below) {
        String stranger = recipient.accessTo(anyCustomer());

        Answer refused = recipient.data(path("CHECKING USD") + below, stranger);

        assertRefused(refused, 404, "701");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made-up", ""})
    void refusesATokenThatItNeverIssued(String made) {
        Answer refused = recipient.data("/accounts", made);

        assertRefused(refused, 401, "603");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void refusesWhatTheConsentDoesNotCover() {
        String narrow = accessWith("fdx:accountbasic:read");

        assertThat(recipient.data("/accounts", narrow).status()).isEqualTo(200);
        assertThat(recipient.data("/accounts?resultType=details", narrow).status()).isEqualTo(403);
        assertThat(recipient.data("/customers/current", narrow).status()).isEqualTo(403);
        assertThat(recipient.data(path("CHECKING USD") + "/transactions", narrow).status())
                .isEqualTo(403);
    }

    @Test
    void leavesHoldingsOutWithoutConsentToThem() {
        String narrow = accessWith("fdx:accountdetailed:read");

        JsonNode brokerage = recipient.data(path("BROKERAGEPRODUCT USD"), narrow).json();

        assertThat(brokerage.has("currentValue")).isTrue();
        assertThat(brokerage.has("holdings")).isFalse();
    }

    @Test
    void sendsTheInteractionIdBack() {
        String id = "0b1f5bd0-9a4e-4a63-8d6a-0f6f1d8a9c11";
        Answer answer =
                recipient
                        .browser()
                        .get(
                                "/fdx/v6/accounts",
                                "x-fapi-interaction-id",
                                id,
                                "Authorization",
                                "Bearer " + token);

        assertThat(answer.header("x-fapi-interaction-id")).isEqualTo(id);
        assertThat(recipient.data("/accounts/none", token).header("x-fapi-interaction-id"))
                .isNotBlank();
    }

    @Test
    void knowsItsResourcesAndMethods() {
        assertThat(recipient.data("/payments", token).status()).isEqualTo(404);
        Answer refused = recipient.browser().postJson("/fdx/v6/accounts", "{}");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET");
    }

    @Test
    void reportsItsHealth() {
        assertThat(recipient.browser().get("/health").text("status")).isEqualTo("UP");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        FdxShapes.ERROR.check(answer.json());
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private JsonNode json(String path) {
        Answer answer = recipient.data(path, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String accessWith(String scope) {
        Map<String, String> parameters = recipient.authorization("customer-03");
        parameters.put("scope", scope);
        Answer approved = recipient.browser().decide(recipient.authorize(parameters), "approve");
        return recipient.token(recipient.exchange(Browser.code(approved))).text("access_token");
    }

    private String path(String account) {
        return "/accounts/" + ids.get(account);
    }

    private JsonNode account(String name) {
        return recipient.data(path(name), token).json();
    }

    private List<JsonNode> rows(String account, String more) {
        return recipient.all(path(account) + TWO_YEARS + more, "transactions", token);
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return node.path(field).decimalValue();
    }
}
