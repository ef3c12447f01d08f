package com.dashtam.provider.service;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.testing.event.TopicProbe;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectByKeysIT extends ServiceTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Test
    void connectsWithKeysThatOpenTheAccount() {
        KeyPair keys = bank().keysOf(customer);

        HttpResponse<String> answer = connect("alpaca", keys);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode connection = json(answer);
        assertThat(connection.get("status").stringValue()).isEqualTo("active");
        assertThat(connection.get("provider_slug").stringValue()).isEqualTo("alpaca");
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/providers/" + connection.get("id").stringValue());
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertEvents(SUCCEEDED);
    }

    @Test
    void showsTheSecretToNobody() {
        KeyPair keys = bank().keysOf(customer);

        HttpResponse<String> answer = connect("alpaca", keys);
        connect("alpaca", new KeyPair(keys.key(), "wrong-" + keys.secret()));

        assertThat(answer.body()).doesNotContain(keys.secret(), keys.key());
        assertNewestEvents(REFUSED);
        assertThat(service().eventsAbout(user))
                .allSatisfy(record ->
                        assertThat(new String(record.value(), StandardCharsets.ISO_8859_1))
                                .doesNotContain(keys.secret(), keys.key()));
        assertThat(
                        service()
                                .rows()
                                .sql(
                                        "select encode(sealed, 'escape') from credential"
                                                + " where connection_id = :id")
                                .param("id", newest())
                                .query(String.class)
                                .single())
                .doesNotContain(keys.secret(), keys.key());
    }

    @Test
    void readsTheAccountAndItsActivitiesToTheEnd() {
        UUID id = connectedByKeys();

        Feed accounts = Feed.of(accounts(id)).whole();
        Feed rows =
                Feed.of(
                                sync().get(
                                                path(
                                                        id,
                                                        "/transactions?from="
                                                                + TODAY.minusYears(2)
                                                                + "&to="
                                                                + TODAY)))
                        .whole();

        assertThat(accounts.accounts())
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.type()).isEqualTo(AccountType.BROKERAGE);
                    assertThat(account.name()).matches("Alpaca Paper \\*{4}\\d{4}");
                });
        assertThat(rows.pages()).as("pages of 10").isGreaterThan(7);
        assertThat(rows.transactions())
                .extracting(NormalizedTransaction::providerTransactionId)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(70);
        assertThat(rows.transactions())
                .extracting(NormalizedTransaction::subtype)
                .contains(
                        TransactionSubtype.BUY,
                        TransactionSubtype.DIVIDEND,
                        TransactionSubtype.DEPOSIT,
                        TransactionSubtype.ACCOUNT_FEE)
                .doesNotContain(TransactionSubtype.UNKNOWN);
    }

    @Test
    void readsWhatTheAccountHolds() {
        UUID id = connectedByKeys();

        Feed feed = Feed.of(sync().get(path(id, "/holdings"))).whole();

        assertThat(feed.holders()).hasSize(1);
        assertThat(feed.holdings())
                .isNotEmpty()
                .allSatisfy(holding -> {
                    assertThat(holding.quantity()).isPositive();
                    assertThat(holding.symbol()).isPresent();
                    assertThat(holding.marketValue()).isPresent();
                    assertThat(holding.costBasis()).isPresent();
                });
    }

    @Test
    void refusesKeysThatOpenNothingAndStoresNothing() {
        assertProblem(
                connect("alpaca", new KeyPair("PKnobody", "wrong")), 400, "validation-failed");

        assertFailedWith(ConnectionRefusal.credentials_rejected);
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_REQUESTS, rate_limited",
        "SERVER_ERROR, institution_unavailable",
        "MALFORMED_JSON, institution_answer_invalid",
    })
    void storesNothingWhenTheInstitutionDoesNotAnswerAsItShould(
            String fault, ConnectionRefusal reason) {
        KeyPair keys = bank().keysOf(customer);
        bank().breaks(fault.toLowerCase(java.util.Locale.ROOT), "alpaca_account", customer, 0, 3);

        assertProblem(connect("alpaca", keys), 502, "provider-error");

        assertFailedWith(reason);
    }

    @Test
    void refusesKeysForAnInstitutionThatTakesNone() {
        var keys = new KeyPair("any", "any");

        assertProblem(connect("sandbox", keys), 409, "conflict");

        assertFailedWith(ConnectionRefusal.institution_without_keys);
    }

    @Test
    void refusesInstitutionsThatAreUnknownOrNotSetUp() {
        var keys = new KeyPair("any", "any");

        assertProblem(connect("nowhere", keys), 404, "not-found");
        assertProblem(connect("nobody_has_keys", keys), 409, "conflict");
    }

    @Test
    void asksForKeysWhereThereIsNoConsentToGive() {
        assertProblem(
                me().post("/api/v1/providers", "{\"provider_slug\":\"alpaca\"}"), 409, "conflict");
        assertThat(connectionCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"api_key\":\"a\"}",
                "{\"api_key\":\"a b\",\"api_secret\":\"s\"}",
                "{\"api_key\":\"a\\r\\nX-Evil: 1\",\"api_secret\":\"s\"}",
                "{\"api_key\":\"a\",\"api_secret\":\"\"}",
                "{\"api_key\":\"a\",\"api_secret\":\"s\",\"more\":1}",
                "[]",
            })
    void refusesCredentialsThatAreMalformed(String credentials) {
        assertProblem(
                me().post(
                                "/api/v1/providers",
                                "{\"provider_slug\":\"alpaca\",\"credentials\":"
                                        + credentials
                                        + "}"),
                400,
                "validation-failed");
        assertThat(connectionCount()).isZero();
    }

    @Test
    void refusesARedirectBesideKeys() {
        assertProblem(
                me().post(
                                "/api/v1/providers",
                                """
                                {"provider_slug":"alpaca","redirect_uri":"https://app.test/back",\
                                "credentials":{"api_key":"a","api_secret":"b"}}\
                                """),
                400,
                "validation-failed");
    }

    @Test
    void expiresAConnectionWhoseKeysWereReplaced() {
        UUID id = connectedByKeys();
        bank().keysOf(customer);

        HttpResponse<String> answer = accounts(id);

        assertThat(answer.body()).contains(FeedFailure.CREDENTIALS_REJECTED.text());
        assertThat(statusOf(id)).isEqualTo("expired");
        assertThat(
                        json(me().get("/api/v1/providers/" + id))
                                .get("needs_reauthentication")
                                .booleanValue())
                .isTrue();
    }

    @Test
    void forgetsTheKeysOnDisconnection() {
        UUID id = connectedByKeys();

        assertThat(me().delete("/api/v1/providers/" + id).statusCode()).isEqualTo(204);

        assertThat(credentialCount(id)).isZero();
        assertThat(statusOf(id)).isEqualTo("disconnected");
        eventually(
                "the end of the connection",
                () ->
                        assertThat(service().eventsAbout(user))
                                .anyMatch(record ->
                                        TopicProbe.header(record, "ce_type")
                                                .filter(type ->
                                                        type.endsWith(
                                                                "provider_disconnection.succeeded"))
                                                .isPresent()));
    }

    private UUID connectedByKeys() {
        HttpResponse<String> answer = connect("alpaca", bank().keysOf(customer));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return newest();
    }

    private HttpResponse<String> connect(String slug, KeyPair keys) {
        return me().post(
                        "/api/v1/providers",
                        """
                        {"provider_slug":"%s","alias":"Mine",\
                        "credentials":{"api_key":"%s","api_secret":"%s"}}\
                        """
                                .formatted(slug, keys.key(), keys.secret()));
    }
}
