package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.OAuthTokens;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectSchwabIT extends ServiceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String TWO_YEARS = "from=" + TODAY.minusYears(2) + "&to=" + TODAY;

    private final CredentialVault vault = service().part(CredentialVault.class);

    @Test
    void connectsWhenTheBrowserComesBack() {
        UUID id = connectedToSchwab();

        assertThat(statusOf(id)).isEqualTo("active");
        assertEvents(SUCCEEDED);
        assertThat(tokens(id).consentEndsAt().orElseThrow())
                .isBetween(inDays(7).minusSeconds(120), inDays(7));
    }

    @Test
    void connectsWhenAFrontEndHandsTheAnswerOver() {
        Asked asked = ask("{\"provider_slug\":\"schwab\"}");
        String code = asked.code(bank(), customer);

        HttpResponse<String> answer =
                callback(me(), URLEncoder.encode(code, StandardCharsets.UTF_8), asked.state());

        assertThat(code).endsWith("@");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertEvents(SUCCEEDED);
    }

    @Test
    void connectsNothingWhenTheUserDeclines() {
        Asked asked = ask("{\"provider_slug\":\"schwab\"}");
        URI back = bank().deny(asked.authorizationUrl(), customer);

        HttpResponse<String> page =
                service()
                        .asStranger()
                        .get(back.getPath() + "?" + back.getRawQuery(), "Cookie", asked.cookie());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(connectionCount()).isZero();
        assertEvents(REFUSED);
    }

    @Test
    void readsTheAccountsAndTellsNobodyTheirNumbers() {
        UUID id = connectedToSchwab();

        HttpResponse<String> answer = accounts(id);
        Feed feed = Feed.of(answer).whole();

        assertThat(feed.accounts())
                .hasSize(2)
                .allSatisfy(account -> {
                    assertThat(account.type()).isEqualTo(AccountType.BROKERAGE);
                    assertThat(account.providerAccountId()).matches("[0-9a-f]{64}");
                    assertThat(account.numberMasked()).matches("\\*{4}\\d{4}");
                    assertThat(account.name()).isEqualTo("Schwab " + account.numberMasked());
                    assertThat(account.balance()).isPositive();
                    assertThat(account.availableBalance()).isPresent();
                });
        assertThat(answer.body()).doesNotContainPattern("\"\\d{8}\"");
    }

    @Test
    void readsTwoYearsOfTransactionsInSlices() {
        UUID id = connectedToSchwab();

        Feed feed = Feed.of(sync().get(path(id, "/transactions?" + TWO_YEARS))).whole();

        assertThat(feed.transactions())
                .hasSizeGreaterThan(90)
                .extracting(row -> row.providerAccountId() + row.providerTransactionId())
                .doesNotHaveDuplicates();
        assertThat(feed.transactions())
                .extracting(NormalizedTransaction::subtype)
                .contains(
                        TransactionSubtype.BUY,
                        TransactionSubtype.DIVIDEND,
                        TransactionSubtype.INTEREST,
                        TransactionSubtype.DEPOSIT,
                        TransactionSubtype.ACCOUNT_FEE)
                .doesNotContain(TransactionSubtype.UNKNOWN);
        assertThat(feed.transactions())
                .filteredOn(row -> row.subtype() == TransactionSubtype.BUY)
                .allSatisfy(row -> {
                    var security = row.security().orElseThrow();
                    assertThat(row.amount()).isNegative();
                    assertThat(security.quantity().orElseThrow()).isPositive();
                    assertThat(security.commission()).contains(new BigDecimal("1.95"));
                });
        assertThat(bank().calls("schwab_transactions", customer))
                .as("slices of two accounts")
                .isEqualTo(26);
        assertThat(bank().calls("schwab_numbers", customer)).isEqualTo(2);
    }

    @Test
    void readsWhatTheAccountsHold() {
        UUID id = connectedToSchwab();
        BigDecimal worth =
                Feed.of(accounts(id)).accounts().stream()
                        .map(NormalizedAccount::balance)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        Feed feed = Feed.of(sync().get(path(id, "/holdings"))).whole();

        assertThat(feed.holders()).hasSize(2);
        assertThat(feed.holdings())
                .hasSize(4)
                .allSatisfy(holding -> {
                    assertThat(holding.providerHoldingId()).startsWith("schwab_");
                    assertThat(holding.costBasis()).isPresent();
                })
                .extracting(NormalizedHolding::assetType)
                .contains(AssetType.EQUITY, AssetType.MUTUAL_FUND);
        assertThat(
                        feed.holdings().stream()
                                .map(holding -> holding.marketValue().orElseThrow())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isPositive()
                .isLessThan(worth);
    }

    @Test
    void renewsATokenAndNotTheConsent() {
        UUID id = connectedToSchwab();
        OAuthTokens old = ending(id, tokens(id).consentEndsAt().orElseThrow());

        Feed.of(accounts(id)).whole();

        OAuthTokens renewed = tokens(id);
        assertThat(renewed.accessToken()).isNotEqualTo(old.accessToken());
        assertThat(renewed.refreshToken()).isEqualTo(old.refreshToken());
        assertThat(renewed.consentEndsAt()).isEqualTo(old.consentEndsAt());
        assertThat(bank().calls("schwab_token", customer)).isEqualTo(2);
    }

    @Test
    void tellsOnceThatTheConsentEndsHoweverOftenTokensAreRenewed() {
        UUID id = connectedToSchwab();
        ending(id, Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS));
        assertNewestEvents("connection.changed", "provider_token.expiring");

        Feed.of(accounts(id)).whole();
        me().patch("/api/v1/providers/" + id, "{\"alias\":\"Later\"}");

        assertNewestEvents(
                "provider_token.expiring",
                "provider_token_refresh.attempted",
                "provider_token_refresh.succeeded",
                "connection.changed");
    }

    @Test
    void renewsATokenThatIsRejected() {
        UUID id = connectedToSchwab();
        OAuthTokens old = tokens(id);
        bank().breaks("invalid_token", "schwab_accounts", customer, 0, 1);

        Feed.of(accounts(id)).whole();

        assertThat(tokens(id).accessToken()).isNotEqualTo(old.accessToken());
    }

    @Test
    void knowsADeadRefreshTokenAndFindsTheSameAccountsAfterAnotherConsent() {
        UUID id = connectedToSchwab();
        List<String> before = identifiers(id);
        bank().withdraw(customer);

        assertFailure(accounts(id), 409, FeedFailure.CREDENTIALS_REJECTED);
        assertThat(statusOf(id)).isEqualTo("expired");

        Asked asked = asked(me().post("/api/v1/providers/" + id + "/reauthorizations", "{}"));
        String code = asked.code(bank(), customer);
        HttpResponse<String> again =
                callback(me(), URLEncoder.encode(code, StandardCharsets.UTF_8), asked.state());

        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(identifiers(id)).isEqualTo(before);
        assertThat(connectionCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"server_error", "truncated_body", "edge_page"})
    void keepsTheConnectionWhileTokensCannotBeRenewed(String fault) {
        UUID id = connectedToSchwab();
        ending(id, tokens(id).consentEndsAt().orElseThrow());
        bank().breaks(fault, "schwab_token", customer, 0, 1);

        assertFailure(accounts(id), 502, FeedFailure.INSTITUTION_UNAVAILABLE);

        assertThat(statusOf(id)).isEqualTo("active");
        Feed.of(accounts(id)).whole();
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
        UUID id = connectedToSchwab();
        bank().breaks(fault, "schwab_accounts", customer, 0, 3);

        assertFailure(accounts(id), status, reason);

        assertThat(statusOf(id)).isEqualTo("active");
    }

    @Test
    void forgetsTheTokensOnDisconnection() {
        UUID id = connectedToSchwab();

        assertThat(me().delete("/api/v1/providers/" + id).statusCode()).isEqualTo(204);

        assertThat(credentialCount(id)).isZero();
        assertThat(statusOf(id)).isEqualTo("disconnected");
        assertNewestEvents("provider_disconnection.succeeded", "connection.changed");
    }

    private UUID connectedToSchwab() {
        return connectedTo(bank(), "schwab");
    }

    private OAuthTokens tokens(UUID id) {
        return (OAuthTokens) vault.get(new CredentialOwner(id, user)).orElseThrow();
    }

    /** The tokens with an access token that ends soon, and a consent that ends at a moment. */
    private OAuthTokens ending(UUID id, Instant consentEnd) {
        OAuthTokens tokens = tokens(id);
        var ending =
                new OAuthTokens(
                        tokens.accessToken(),
                        tokens.refreshToken(),
                        Optional.of(Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.MILLIS)),
                        Optional.of(consentEnd));
        vault.put(new CredentialOwner(id, user), ending);
        return ending;
    }

    private static Instant inDays(long days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
