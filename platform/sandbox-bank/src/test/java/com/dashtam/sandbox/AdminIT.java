package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private SandboxBank bank;
    private Recipient recipient;

    @BeforeAll
    void open() throws IOException {
        bank = SandboxBank.start(Recipient.settings(), InstantSource.fixed(NOW));
        recipient = new Recipient(bank);
    }

    @AfterAll
    void close() {
        bank.close();
    }

    @Test
    void postsTransactionsAndMovesTheBalance() {
        String customer = anyCustomer();
        BigDecimal before = balance(customer, "checking");

        Answer posted =
                post(
                        customer,
                        "checking",
                        "{\"direction\":\"debit\",\"amount\":12.34,\"description\":\"ONE\"},"
                                + "{\"direction\":\"credit\",\"amount\":100,\"description\":\"TWO\"}");

        assertThat(posted.status()).isEqualTo(201);
        assertThat(balance(customer, "checking"))
                .isEqualByComparingTo(before.add(new BigDecimal("87.66")));
        assertThat(newest(customer, "CHECKING USD", 2))
                .extracting(row -> row.path("description").asString())
                .containsExactlyInAnyOrder("ONE", "TWO");
    }

    @Test
    void postsAgainstWhatIsOwedOnTheCard() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        String card = "/accounts/" + recipient.accountIds(token).get("CREDITCARD USD");
        BigDecimal owed = recipient.data(card, token).json().path("currentBalance").decimalValue();

        post(customer, "card", "{\"direction\":\"debit\",\"amount\":50,\"description\":\"SHOES\"}");

        assertThat(recipient.data(card, token).json().path("currentBalance").decimalValue())
                .isEqualByComparingTo(owed.add(new BigDecimal("50")));
    }

    @Test
    void settlesAPendingRowUnderANewIdAndAmount() {
        String customer = anyCustomer();
        String pending = pendingRow(customer, "pending-1");
        BigDecimal before = balance(customer, "card");

        Answer settled =
                settle(customer, pending, "{\"transaction_id\":\"posted-1\",\"amount\":24.00}");

        assertThat(settled.status()).isEqualTo(200);
        assertThat(balance(customer, "card"))
                .isEqualByComparingTo(before.subtract(new BigDecimal("24.00")));
        JsonNode row = newest(customer, "CREDITCARD USD", 1).getFirst();
        assertThat(row.path("transactionId").asString()).isEqualTo("posted-1");
        assertThat(row.path("referenceTransactionId").asString()).isEqualTo("pending-1");
        assertThat(row.path("status").asString()).isEqualTo("POSTED");
        assertThat(row.path("postedTimestamp").asString()).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void settlesAPendingRowAsItIs() {
        String customer = anyCustomer();

        Answer settled = settle(customer, pendingRow(customer, "pending-2"), "{}");

        assertThat(settled.json().path("amount").decimalValue()).isEqualByComparingTo("20");
        assertThat(settled.text("transaction_id")).isNotEqualTo("pending-2");
    }

    @Test
    void settlesARowOnce() {
        String customer = anyCustomer();
        String pending = pendingRow(customer, "pending-3");
        settle(customer, pending, "{\"transaction_id\":\"pending-3\"}");

        assertThat(settle(customer, pending, "{}").status()).isEqualTo(409);
        assertThat(settle(customer, "no-such-row", "{}").status()).isEqualTo(409);
    }

    @Test
    void takesAllOrNoneOfABatch() {
        String customer = anyCustomer();
        BigDecimal before = balance(customer, "savings");
        String row =
                "{\"transaction_id\":\"twin\",\"direction\":\"credit\",\"amount\":5,"
                        + "\"description\":\"X\"}";

        Answer refused = post(customer, "savings", row + "," + row);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(balance(customer, "savings")).isEqualByComparingTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"direction\":\"debit\",\"amount\":1}",
                "{\"direction\":\"sideways\",\"amount\":1,\"description\":\"X\"}",
                "{\"direction\":\"debit\",\"amount\":0,\"description\":\"X\"}",
                "{\"direction\":\"debit\",\"amount\":-1,\"description\":\"X\"}",
                "{\"direction\":\"debit\",\"amount\":1.005,\"description\":\"X\"}",
                "{\"direction\":\"debit\",\"amount\":1e30,\"description\":\"X\"}",
                "{\"direction\":\"debit\",\"amount\":1,\"description\":\"X\",\"colour\":\"red\"}"
            })
    void refusesRowsThatMakeNoSense(String row) {
        assertThat(post(anyCustomer(), "checking", row).status()).isEqualTo(400);
    }

    @Test
    void knowsNoOtherAccountsAndCustomers() {
        String row = "{\"direction\":\"debit\",\"amount\":1,\"description\":\"X\"}";

        assertThat(post(anyCustomer(), "mortgage", row).status()).isEqualTo(404);
        assertThat(post("not%20an%20id", "checking", row).status()).isEqualTo(404);
    }

    @Test
    void takesAnAccountIdForAKind() {
        String customer = anyCustomer();
        String id = recipient.accountIds(recipient.accessTo(customer)).get("SAVINGS EUR");

        assertThat(
                        post(
                                        customer,
                                        String.valueOf(id),
                                        "{\"direction\":\"credit\",\"amount\":1,\"description\":\"X\"}")
                                .status())
                .isEqualTo(201);
    }

    @Test
    void withdrawsConsents() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);

        Answer withdrawn = recipient.adminDelete("/customers/" + customer + "/consents");

        assertThat(withdrawn.json().path("withdrawn").asInt()).isEqualTo(1);
        assertThat(recipient.data("/accounts", token).text("code")).isEqualTo("602");
    }

    @Test
    void countsRequestsByKindAndCustomer() {
        String customer = anyCustomer();
        String token = recipient.accessTo(customer);
        recipient.data("/accounts", token);
        recipient.data("/accounts/none", token);

        JsonNode counted = recipient.admin("/counters?customer=" + customer).json();

        assertThat(counted.path("token").asInt()).isEqualTo(1);
        assertThat(counted.path("accounts").asInt()).isEqualTo(1);
        assertThat(counted.path("account").asInt()).isEqualTo(1);
        assertThat(counted.path("transactions").asInt()).isZero();
        assertThat(recipient.admin("/counters").json().path("accounts").asInt()).isPositive();
    }

    @Test
    void booksTheDaysThatTheClockLeapsOver() throws IOException {
        try (SandboxBank other =
                SandboxBank.start(Recipient.settings(), InstantSource.fixed(NOW))) {
            Recipient alone = new Recipient(other);
            String token = alone.accessTo("customer-01");
            String path =
                    "/accounts/" + alone.accountIds(token).get("CREDITCARD USD") + "/transactions?";
            List<JsonNode> pending =
                    alone.all(path + "startTime=2026-11-15", "transactions", token).stream()
                            .filter(row -> row.path("status").asString().equals("PENDING"))
                            .toList();

            Answer clock = alone.admin("/clock", "{\"advance\":\"P5D\"}");
            String later = alone.accessTo("customer-01");
            List<JsonNode> rows = alone.all(path + "startTime=2026-11-15", "transactions", later);

            assertThat(clock.text("business_day")).isEqualTo("2026-11-26");
            assertThat(rows)
                    .extracting(row -> row.path("transactionTimestamp").asString())
                    .anySatisfy(at -> assertThat(at).startsWith("2026-11-25"));
            assertThat(pending)
                    .isNotEmpty()
                    .allSatisfy(row ->
                            assertThat(settlementOf(row, rows))
                                    .get()
                                    .satisfies(posted ->
                                            assertThat(posted.path("status").asString())
                                                    .isEqualTo("POSTED")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"advance\":\"-PT1S\"}", "{\"advance\":\"P401D\"}", "{}", "x"})
    void refusesToTurnTheClockBackOrTooFar(String json) {
        assertThat(recipient.admin("/clock", json).status()).isEqualTo(400);
    }

    @Test
    void startsCleanAfterAReset() throws IOException {
        try (SandboxBank other =
                SandboxBank.start(Recipient.settings(), InstantSource.fixed(NOW))) {
            Recipient alone = new Recipient(other);
            String token = alone.accessTo("customer-01");
            String before = alone.admin("/customers/customer-01").body();
            alone.admin(
                    "/customers/customer-01/accounts/card/transactions",
                    "{\"transactions\":[{\"direction\":\"debit\",\"amount\":1,\"description\":\"X\"}]}");
            alone.admin("/clock", "{\"advance\":\"P1D\"}");
            alone.admin("/faults", "{\"kind\":\"server_error\",\"count\":100}");

            Answer reset = alone.admin("/reset", "");

            assertThat(reset.status()).isEqualTo(204);
            assertThat(alone.data("/accounts", token).status()).isEqualTo(401);
            assertThat(alone.admin("/customers/customer-01").body()).isEqualTo(before);
            assertThat(alone.admin("/clock").text("business_day")).isEqualTo("2026-11-21");
            assertThat(alone.admin("/counters").json().path("token").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Basic YTpi", "Bearer "})
    void admitsNobodyWithoutTheToken(String header) {
        Answer refused = recipient.browser().postJson("/admin/reset", "", "Authorization", header);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(recipient.browser().get("/admin/counters").status()).isEqualTo(401);
    }

    private Answer post(String customer, String account, String rows) {
        return recipient.admin(
                "/customers/" + customer + "/accounts/" + account + "/transactions",
                "{\"transactions\":[" + rows + "]}");
    }

    private String pendingRow(String customer, String id) {
        post(
                customer,
                "card",
                "{\"transaction_id\":\"%s\",\"direction\":\"debit\",\"amount\":20,".formatted(id)
                        + "\"description\":\"DINNER\",\"pending\":true}");
        return id;
    }

    private Answer settle(String customer, String row, String json) {
        return recipient.admin(
                "/customers/" + customer + "/transactions/" + row + "/settlement", json);
    }

    private BigDecimal balance(String customer, String kind) {
        return recipient
                .admin("/customers/" + customer)
                .json()
                .path("accounts")
                .valueStream()
                .filter(account -> account.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("balance")
                .decimalValue();
    }

    private List<JsonNode> newest(String customer, String account, int count) {
        String token = recipient.accessTo(customer);
        String path = "/accounts/" + recipient.accountIds(token).get(account);
        return recipient
                .data(path + "/transactions?limit=" + count, token)
                .json()
                .path("transactions")
                .valueStream()
                .toList();
    }

    private static Optional<JsonNode> settlementOf(JsonNode pending, List<JsonNode> rows) {
        String id = pending.path("transactionId").asString();
        return rows.stream()
                .filter(row -> row.path("referenceTransactionId").asString("").equals(id))
                .findFirst();
    }
}
