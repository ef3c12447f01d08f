package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.fixture.RunningService;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ConnectPlaidIT extends ServiceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String YEAR = "from=" + TODAY.minusYears(1) + "&to=" + TODAY.plusDays(7);
    private static final String PLAID = "{\"provider_slug\":\"plaid\",\"alias\":\"Mine\"}";

    private static final String ROW =
            """
            {"transaction_id":"%s","direction":"debit","amount":5,"description":"%s"}
            """;

    private final CredentialVault vault = service().part(CredentialVault.class);

    @Test
    void givesATokenForTheWidgetAndAPageInItsPlace() {
        HttpResponse<String> answer = me().post("/api/v1/providers", PLAID);

        JsonNode started = json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(started.get("link_token").stringValue()).startsWith("link-sandbox-");
        assertThat(started.get("authorization_url").stringValue())
                .contains(started.get("link_token").stringValue());
        assertThat(started.get("expires_in").intValue()).isEqualTo(1800);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "Max-Age=1800");
        assertThat(connectionCount()).isZero();
    }

    @Test
    void connectsWhenTheBrowserComesBackFromThePage() {
        UUID id = connectedToPlaid();

        assertThat(statusOf(id)).isEqualTo("active");
        assertThat(item(id).itemId()).isNotBlank();
        assertEvents(SUCCEEDED);
    }

    @Test
    void connectsByThePublicTokenThatAFrontEndHandsOver() {
        JsonNode started = json(me().post("/api/v1/providers", PLAID));
        bank().approve(URI.create(started.get("authorization_url").stringValue()), customer);
        String answer = bank().publicToken(started.get("link_token").stringValue());
        String state = started.get("state").stringValue();

        HttpResponse<String> connected = callback(me(), answer, state);

        assertThat(connected.statusCode()).as(connected.body()).isEqualTo(201);
        assertThat(connected.body()).doesNotContain(answer);
        assertProblem(callback(me(), answer, state), 400, "validation-failed");
        assertThat(connectionCount()).isEqualTo(1);
    }

    @Test
    void leadsAFrontEndThatIsAllowedToTheEndByTheStateAlone() {
        JsonNode started =
                json(
                        me().post(
                                        "/api/v1/providers",
                                        "{\"provider_slug\":\"plaid\",\"redirect_uri\":\""
                                                + RunningService.FRONT_END
                                                + "\"}"));
        URI back =
                bank().approve(
                                URI.create(started.get("authorization_url").stringValue()),
                                customer);

        HttpResponse<String> connected = handOver(back);

        assertThat(back).asString().startsWith(RunningService.FRONT_END + "?state=");
        assertThat(connected.statusCode()).as(connected.body()).isEqualTo(201);
        assertThat(handOver(back).body())
                .as("the same with the same key")
                .isEqualTo(connected.body());
    }

    @Test
    void connectsNothingWhenTheUserDeclines() {
        Asked asked = ask(PLAID);
        URI back = bank().deny(asked.authorizationUrl(), customer);

        HttpResponse<String> page =
                service()
                        .asStranger()
                        .get(back.getPath() + "?" + back.getRawQuery(), "Cookie", asked.cookie());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Authorization Denied");
        assertFailedWith(ConnectionRefusal.consent_denied);
    }

    @Test
    void connectsNothingByAnInventedPublicToken() {
        Asked asked = ask(PLAID);

        assertProblem(callback(me(), "public-invented", asked.state()), 502, "provider-error");
        assertFailedWith(ConnectionRefusal.exchange_failed);
    }

    @Test
    void readsTheAccountsAsTheyAreOwnedAndOwed() {
        Feed feed = Feed.of(accounts(connectedToPlaid())).whole();

        assertThat(feed.accounts())
                .extracting(NormalizedAccount::type)
                .containsExactlyInAnyOrder(
                        AccountType.CHECKING,
                        AccountType.SAVINGS,
                        AccountType.SAVINGS,
                        AccountType.CREDIT_CARD,
                        AccountType.BROKERAGE);
        assertThat(feed.accounts())
                .filteredOn(account -> account.type() == AccountType.CREDIT_CARD)
                .allSatisfy(card -> {
                    assertThat(card.balance()).isNegative();
                    assertThat(card.availableBalance().orElseThrow()).isPositive();
                });
        assertThat(feed.accounts())
                .extracting(account -> account.currency().code())
                .contains("USD", "EUR");
    }

    @Test
    void readsAYearOfTransactionsOfEveryKindOfAccount() {
        UUID id = connectedToPlaid();

        Feed feed = Feed.of(sync().get(path(id, "/transactions?" + YEAR))).whole();

        assertThat(feed.transactions())
                .hasSizeGreaterThan(300)
                .extracting(row -> row.providerAccountId() + row.providerTransactionId())
                .doesNotHaveDuplicates();
        assertThat(feed.transactions())
                .extracting(NormalizedTransaction::subtype)
                .contains(
                        TransactionSubtype.BUY,
                        TransactionSubtype.DIVIDEND,
                        TransactionSubtype.INTEREST,
                        TransactionSubtype.DEPOSIT,
                        TransactionSubtype.WITHDRAWAL,
                        TransactionSubtype.TRANSFER_IN,
                        TransactionSubtype.TRANSFER_OUT,
                        TransactionSubtype.ACCOUNT_FEE)
                .doesNotContain(TransactionSubtype.UNKNOWN);
        assertThat(feed.transactions())
                .filteredOn(row -> row.status() == TransactionStatus.SETTLED)
                .anySatisfy(row -> assertThat(row.settles()).isPresent());
        assertThat(feed.transactions())
                .filteredOn(row -> row.subtype() == TransactionSubtype.BUY)
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.amount()).isNegative();
                    assertThat(row.security().orElseThrow().quantity().orElseThrow()).isPositive();
                });
    }

    @Test
    void readsWhatChangedSinceABookmark() {
        UUID id = connectedToPlaid();
        bank().post(customer, "card", ROW.formatted("gone", "GONE"));
        bank().post(customer, "checking", ROW.formatted("kept", "KEPT"));
        Feed first = changes(id, "");
        bank().post(customer, "card", ROW.formatted("new", "NEW"));
        bank().remove(customer, "gone");

        Feed second = changes(id, first.bookmark());

        assertThat(first.transactions())
                .hasSizeGreaterThan(2_000)
                .extracting(NormalizedTransaction::description)
                .contains("GONE", "KEPT");
        assertThat(second.transactions())
                .filteredOn(row -> row.security().isEmpty())
                .extracting(NormalizedTransaction::description)
                .contains("NEW")
                .doesNotContain("GONE", "KEPT");
        assertThat(second.removed())
                .extracting(FeedLine.Removed::providerTransactionId)
                .containsExactly(idOf(first, "GONE"));
        assertThat(changes(id, second.bookmark()).removed()).isEmpty();
    }

    @Test
    void readsEverythingFromABookmarkOfAnotherItem() {
        UUID id = connectedToPlaid();
        String other = changes(connectedToPlaid(), "").bookmark();

        assertThat(changes(id, other).transactions())
                .isEqualTo(changes(id, "").transactions())
                .hasSizeGreaterThan(2_000);
    }

    @Test
    void tellsNoBookmarkOfAListOfDays() {
        Feed feed = Feed.of(sync().get(path(connectedToPlaid(), "/transactions?" + YEAR))).whole();

        assertThat(feed.lines()).noneMatch(FeedLine.Bookmark.class::isInstance);
        assertThat(feed.removed()).isEmpty();
    }

    private Feed changes(UUID id, String bookmark) {
        String query = "/transactions?" + YEAR + "&bookmark=" + bookmark;
        return Feed.of(sync().get(path(id, query))).whole();
    }

    private static String idOf(Feed feed, String description) {
        return feed.transactions().stream()
                .filter(row -> row.description().equals(description))
                .findFirst()
                .orElseThrow()
                .providerTransactionId();
    }

    @Test
    void readsWhatTheAccountsHold() {
        Feed feed = Feed.of(sync().get(path(connectedToPlaid(), "/holdings"))).whole();

        assertThat(feed.holdings())
                .hasSize(4)
                .allSatisfy(holding -> {
                    assertThat(holding.costBasis()).isPresent();
                    assertThat(holding.marketValue().orElseThrow()).isPositive();
                });
    }

    @Test
    void repairsAnItemInPlace() {
        UUID id = connectedToPlaid();
        LinkedItem item = item(id);
        List<String> before = identifiers(id);
        bank().withdraw(customer);

        assertFailure(accounts(id), 409, FeedFailure.CREDENTIALS_REJECTED);
        assertThat(statusOf(id)).isEqualTo("expired");
        Asked asked = asked(me().post("/api/v1/providers/" + id + "/reauthorizations", "{}"));
        assertProblem(callback(me(), "not-yet", asked.state()), 502, "provider-error");
        assertThat(statusOf(id)).isEqualTo("expired");

        Asked again = asked(me().post("/api/v1/providers/" + id + "/reauthorizations", "{}"));
        URI back = bank().approve(again.authorizationUrl(), customer);
        HttpResponse<String> page =
                service()
                        .asStranger()
                        .get(back.getPath() + "?" + back.getRawQuery(), "Cookie", again.cookie());

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(statusOf(id)).isEqualTo("active");
        assertThat(item(id)).isEqualTo(item);
        assertThat(identifiers(id)).isEqualTo(before);
        assertThat(connectionCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "server_error,      502, INSTITUTION_UNAVAILABLE",
        "truncated_body,    502, INSTITUTION_UNAVAILABLE",
        "edge_page,         502, INSTITUTION_UNAVAILABLE",
        "malformed_json,    502, INSTITUTION_ANSWER_INVALID",
        "too_many_requests, 429, RATE_LIMITED",
    })
    void namesTheReasonOfAFaultThatStays(String fault, int status, FeedFailure reason) {
        UUID id = connectedToPlaid();
        bank().breaks(fault, "plaid_accounts", customer, 0, 3);

        assertFailure(accounts(id), status, reason);

        assertThat(statusOf(id)).isEqualTo("active");
    }

    @Test
    void removesTheItemOnDisconnection() {
        UUID id = connectedToPlaid();

        assertThat(me().delete("/api/v1/providers/" + id).statusCode()).isEqualTo(204);

        assertThat(credentialCount(id)).isZero();
        assertThat(statusOf(id)).isEqualTo("disconnected");
        assertThat(bank().calls("plaid_remove", customer)).isEqualTo(1);
        assertNewestEvents("provider_disconnection.succeeded", "connection.changed");
    }

    @Test
    void disconnectsThoughPlaidIsAway() {
        UUID id = connectedToPlaid();
        bank().breaks("server_error", "plaid_remove", customer, 0, 1);

        assertThat(me().delete("/api/v1/providers/" + id).statusCode()).isEqualTo(204);

        assertThat(credentialCount(id)).isZero();
        assertThat(statusOf(id)).isEqualTo("disconnected");
    }

    @Test
    void hasNoTokenToRenew() {
        UUID id = connectedToPlaid();

        HttpResponse<String> answer = me().post("/api/v1/providers/" + id + "/token-refreshes");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).has("expires_at")).isFalse();
    }

    private HttpResponse<String> handOver(URI back) {
        return me().postWith(
                        "/api/v1/providers/callback?" + back.getRawQuery(),
                        "Idempotency-Key",
                        user.toString());
    }

    private UUID connectedToPlaid() {
        return connectedTo(bank(), "plaid");
    }

    private LinkedItem item(UUID id) {
        return (LinkedItem) vault.get(new CredentialOwner(id, user)).orElseThrow();
    }
}
