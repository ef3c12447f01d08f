package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.provider.fixture.StatementFiles;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FeedsIT extends ServiceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String TWO_YEARS = "from=" + TODAY.minusYears(2) + "&to=" + TODAY;
    private static final String MONTH =
            "from=" + TODAY.minusDays(90) + "&to=" + TODAY.minusDays(60);

    @Test
    void tellsOtherServicesWhoseConnectionItIs() {
        UUID id = connected();

        JsonNode shown = json(sync().get(path(id, "")));

        assertThat(shown.get("user_id").stringValue()).isEqualTo(user.toString());
        assertThat(shown.get("provider_slug").stringValue()).isEqualTo("sandbox");
        assertThat(shown.get("status").stringValue()).isEqualTo("active");
        assertThat(shown.get("alias").stringValue()).isEqualTo("Mine");
        assertThat(shown.propertyNames()).hasSize(5);
    }

    @Test
    void streamsEveryAccount() {
        UUID id = connected();

        Feed feed = Feed.of(accounts(id)).whole();

        assertThat(feed.accounts())
                .extracting(NormalizedAccount::type)
                .contains(
                        AccountType.CHECKING,
                        AccountType.SAVINGS,
                        AccountType.CREDIT_CARD,
                        AccountType.BROKERAGE);
        assertThat(feed.accounts())
                .extracting(account -> account.currency().code())
                .contains("USD", "EUR");
        assertThat(json(me().get("/api/v1/providers/" + id)).has("last_sync_at")).isTrue();
    }

    @Test
    void streamsTwoYearsOfTransactionsPageByPage() {
        UUID id = connected();

        Feed feed = Feed.of(sync().get(path(id, "/transactions?" + TWO_YEARS))).whole();

        assertThat(feed.transactions()).hasSizeGreaterThan(2000);
        assertThat(feed.pages()).isGreaterThan(5);
        assertThat(feed.transactions())
                .extracting(NormalizedTransaction::providerTransactionId)
                .doesNotHaveDuplicates();
    }

    @Test
    void streamsOneAccountAndTheDaysAskedFor() {
        UUID id = connected();
        String account = Feed.of(accounts(id)).accounts().getFirst().providerAccountId();

        Feed feed =
                Feed.of(sync().get(path(id, "/transactions?" + MONTH + "&account=" + account)))
                        .whole();

        assertThat(feed.transactions())
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.providerAccountId()).isEqualTo(account);
                    assertThat(row.date()).isBefore(TODAY.minusDays(55));
                });
        assertFailure(
                sync().get(path(id, "/transactions?" + MONTH + "&account=nobodys")),
                404,
                FeedFailure.ACCOUNT_NOT_FOUND);
    }

    @Test
    void streamsWhatTheBrokerageHolds() {
        UUID id = connected();
        NormalizedAccount brokerage =
                Feed.of(accounts(id)).accounts().stream()
                        .filter(account -> account.type() == AccountType.BROKERAGE)
                        .findFirst()
                        .orElseThrow();

        Feed feed = Feed.of(sync().get(path(id, "/holdings"))).whole();

        assertThat(feed.holders()).containsExactly(brokerage.providerAccountId());
        assertThat(feed.holdings())
                .hasSize(5)
                .extracting(NormalizedHolding::providerHoldingId)
                .doesNotHaveDuplicates();
        assertThat(feed.holdings())
                .extracting(NormalizedHolding::assetType)
                .contains(AssetType.EQUITY, AssetType.MUTUAL_FUND, AssetType.CASH_EQUIVALENT);
        assertThat(
                        feed.holdings().stream()
                                .map(holding -> holding.marketValue().orElseThrow())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("what the account is worth")
                .isEqualByComparingTo(brokerage.balance());
        assertFailure(
                sync().get(path(id, "/holdings?account=nobodys")),
                404,
                FeedFailure.ACCOUNT_NOT_FOUND);
        assertProblem(sync().get(path(id, "/holdings?account=")), 400, "validation-failed");
    }

    @Test
    void readsABankThatDiffersInAllThatConfigurationCanSay() {
        UUID id = connectedTo(service().otherBank(), "meadow");

        Feed accounts = Feed.of(accounts(id)).whole();
        Feed rows = Feed.of(sync().get(path(id, "/transactions?" + TWO_YEARS))).whole();

        assertThat(accounts.accounts()).hasSize(5);
        assertThat(rows.transactions()).hasSizeGreaterThan(2000);
        assertThat(rows.pages()).as("pages of 100 rows").isGreaterThan(20);
        assertThat(service().otherBank().calls("transactions", customer)).isGreaterThan(20);
        assertThat(bank().calls("accounts", customer)).as("calls to the usual bank").isZero();
    }

    @Test
    void passesOnHowLongTheInstitutionWantsUsToWait() {
        UUID id = connected();
        bank().breaks("too_many_requests", "accounts", customer, 0, 1);

        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        HttpResponse<String> answer = accounts(id);

        assertFailure(answer, 429, FeedFailure.RATE_LIMITED);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(statusOf(id)).isEqualTo("active");
        JsonNode shown = json(me().get("/api/v1/providers/" + id));
        assertThat(Instant.parse(shown.get("next_allowed_at").stringValue()))
                .isAfterOrEqualTo(before.plusSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "server_error,   10, INSTITUTION_UNAVAILABLE",
        "truncated_body, 10, INSTITUTION_UNAVAILABLE",
        "malformed_json, 10, INSTITUTION_ANSWER_INVALID"
    })
    void namesTheReasonOfAFaultThatStays(String fault, int count, FeedFailure reason) {
        UUID id = connected();
        bank().breaks(fault, "accounts", customer, 0, count);

        HttpResponse<String> answer = accounts(id);

        assertFailure(answer, 502, reason);
        assertThat(statusOf(id)).isEqualTo("active");
        assertThat(json(me().get("/api/v1/providers/" + id)).has("last_sync_at")).isFalse();
    }

    @Test
    void survivesAFaultThatPasses() {
        UUID id = connected();
        bank().breaks("server_error", "accounts", customer, 0, 1);

        assertThat(Feed.of(accounts(id)).whole().accounts()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "too_many_requests, RATE_LIMITED",
        "server_error,      INSTITUTION_UNAVAILABLE",
        "malformed_json,    INSTITUTION_ANSWER_INVALID",
        "revoked_consent,   CREDENTIALS_REJECTED"
    })
    void endsAStreamThatBreaksWithTheReason(String fault, FeedFailure reason) {
        UUID id = connected();
        bank().breaks(fault, "transactions", customer, 2, 10);

        Feed feed = Feed.of(sync().get(path(id, "/transactions?" + TWO_YEARS)));

        assertThat(feed.pages()).isEqualTo(2);
        assertThat(feed.last())
                .isInstanceOfSatisfying(
                        FeedLine.Failure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void revokesAConnectionWhoseConsentTheUserTookBackAtTheBank() {
        UUID id = connected();
        bank().withdraw(customer);

        assertFailure(accounts(id), 409, FeedFailure.CREDENTIALS_REJECTED);

        assertThat(statusOf(id)).isEqualTo("revoked");
        assertThat(
                        json(me().get("/api/v1/providers/" + id))
                                .get("needs_reauthentication")
                                .booleanValue())
                .isTrue();
        assertNewestEvents(
                "provider_connection.succeeded", "connection.changed", "connection.changed");
        assertFailure(accounts(id), 409, FeedFailure.CONNECTION_NOT_ACTIVE);
    }

    @Test
    void refusesConnectionsThatAreUnknownOverOrForFiles() {
        UUID over = connected();
        assertThat(me().delete("/api/v1/providers/" + over).statusCode()).isEqualTo(204);
        Feed read =
                Feed.of(
                        sync().upload(
                                        "/internal/v1/statements?file_name=a.ofx&user_id=" + user,
                                        StatementFiles.checking(1)));
        UUID forFiles = ((FeedLine.Connection) read.first()).connectionId();

        for (String feed : List.of("/accounts", "/holdings", "/transactions?" + MONTH)) {
            assertFailure(
                    sync().get(path(UUID.randomUUID(), feed)),
                    404,
                    FeedFailure.CONNECTION_NOT_FOUND);
            assertFailure(sync().get(path(over, feed)), 409, FeedFailure.CONNECTION_NOT_ACTIVE);
            assertFailure(
                    sync().get(path(forFiles, feed)), 409, FeedFailure.CONNECTION_WITHOUT_FEED);
        }
        assertProblem(sync().get(path(UUID.randomUUID(), "")), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "from=2026-01-01",
                "to=2026-01-01",
                "from=2026-01-02&to=2026-01-01",
                "from=yesterday&to=today",
                "from=2026-02-30&to=2026-03-01",
                "from=2026-01-01&to=2026-01-02&account=",
                "from=2026-01-01&to=2026-01-02&account=a&bookmark=",
                "from=2026-01-01&to=2026-01-02&surprise=1"
            })
    void refusesDaysThatAreMalformed(String query) {
        assertProblem(
                sync().get(path(UUID.randomUUID(), "/transactions?" + query)),
                400,
                "validation-failed");
    }

    @Test
    void refusesAnIdentifierThatIsNone() {
        for (String feed : List.of("", "/accounts", "/holdings", "/transactions?" + MONTH)) {
            assertProblem(
                    sync().get("/internal/v1/connections/7" + feed), 400, "validation-failed");
        }
    }

    @Test
    void isForServicesThatMayReadItAlone() {
        UUID id = connected();
        long before = bank().calls("accounts", customer);

        for (String feed : List.of("", "/accounts", "/holdings", "/transactions?" + MONTH)) {
            assertProblem(service().asStranger().get(path(id, feed)), 401, "unauthorized");
            assertProblem(me().get(path(id, feed)), 401, "unauthorized");
            assertProblem(service().as(user, "admin").get(path(id, feed)), 401, "unauthorized");
            assertProblem(service().asService("gateway").get(path(id, feed)), 403, "forbidden");
            assertProblem(
                    service().asServiceFor("identity-service").get(path(id, feed)),
                    401,
                    "unauthorized");
        }
        assertThat(bank().calls("accounts", customer)).as("since it connected").isEqualTo(before);
    }
}
