package com.dashtam.provider.infrastructure.plaid;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.ChangeFeed;
import com.dashtam.provider.domain.feed.Changes;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.fixture.StubServer;
import com.dashtam.provider.fixture.StubServer.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes in the shapes that Plaid publishes. */
class PlaidChangesIT {

    private static final Instant NOW = Instant.parse("2026-03-01T17:00:00Z");
    private static final String PAGE =
            """
            {"accounts":[],
             "added":[
              {"account_id":"acc-1","transaction_id":"t-1","pending_transaction_id":"p-1","amount":12.5,
               "iso_currency_code":"USD","unofficial_currency_code":null,"date":"2026-02-27",
               "authorized_date":"2026-02-25","name":"SHOES","pending":false,
               "personal_finance_category":{"primary":"GENERAL_MERCHANDISE","detailed":"GENERAL_MERCHANDISE_CLOTHING"}},
              {"account_id":"acc-2","transaction_id":"t-2","amount":-3,"iso_currency_code":"EUR",
               "date":"2019-01-01","name":"OLD","pending":false}],
             "modified":[
              {"account_id":"acc-2","transaction_id":"t-2","amount":-4,"iso_currency_code":"EUR",
               "date":"2019-01-01","name":"OLD, CORRECTED","pending":false}],
             "removed":[{"transaction_id":"p-1","account_id":"acc-1"},{"transaction_id":"nameless"}],
             "next_cursor":"c-2","has_more":true,"request_id":"r",
             "transactions_update_status":"HISTORICAL_UPDATE_COMPLETE"}
            """;

    private final StubServer server = new StubServer();
    private final ChangeFeed changes =
            StubbedPlaid.at(server.address(), NOW).changes().orElseThrow();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsWhatIsNewWhatIsModifiedAndWhatIsGone() {
        server.plays(_ -> Answer.ok(PAGE));

        Changes.Told told = told(Optional.of("c-1"));

        assertThat(told.present())
                .extracting(NormalizedTransaction::providerTransactionId)
                .containsExactly("t-1", "t-2");
        assertThat(told.present().getFirst().settles()).contains("p-1");
        assertThat(told.present().getLast().description()).isEqualTo("OLD, CORRECTED");
        assertThat(told.present().getLast().amount()).isEqualByComparingTo("4");
        assertThat(told.removed()).containsExactly(new RemovedTransaction("acc-1", "p-1"));
        assertThat(told.position()).isEqualTo("c-2");
        assertThat(told.more()).isTrue();
    }

    @Test
    void asksForTheWholeItemFromTheCursorOn() {
        server.plays(_ -> Answer.ok(PAGE));

        assertThat(told(Optional.of("c-1"))).isNotNull();
        assertThat(told(Optional.empty())).isNotNull();

        assertThat(asked(0).path("cursor").asString()).isEqualTo("c-1");
        assertThat(asked(0).path("count").intValue()).isEqualTo(500);
        assertThat(asked(0).at("/options").propertyNames())
                .containsExactly("include_personal_finance_category");
        assertThat(asked(1).has("cursor")).isFalse();
    }

    @Test
    void doesNotTellOfInvestments() {
        assertThat(changes.covers(Samples.account(AccountType.CHECKING))).isTrue();
        assertThat(changes.covers(Samples.account(AccountType.CREDIT_CARD))).isTrue();
        assertThat(changes.covers(Samples.account(AccountType.BROKERAGE))).isFalse();
        assertThat(changes.covers(Samples.account(AccountType.IRA))).isFalse();
    }

    @Test
    void knowsACursorThatIsRefused() {
        refuses("INVALID_REQUEST", "INVALID_FIELD");

        assertThat(changes.since("access", Optional.of("c-1")))
                .isEqualTo(Result.ok(new Changes.PositionRefused()));
        assertThat(changes.since("access", Optional.empty()))
                .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @Test
    void knowsThatRowsChangedMeanwhile() {
        refuses("TRANSACTIONS_ERROR", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION");

        assertThat(changes.since("access", Optional.of("c-1")))
                .isEqualTo(Result.ok(new Changes.Overtaken()));
    }

    @Test
    void takesNoOtherRefusalForOneOfTheCursor() {
        refuses("ITEM_ERROR", "ITEM_LOGIN_REQUIRED");

        assertThat(changes.since("access", Optional.of("c-1")))
                .isEqualTo(Result.err(new FetchFailure.TokenRejected()));
    }

    @Test
    void waitsUntilTheFirstTransactionsAreThere() {
        server.plays(_ -> Answer.ok(PAGE.replace("c-2", "")));

        assertThat(changes.since("access", Optional.empty()))
                .isEqualTo(Result.err(new FetchFailure.Unavailable()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"transaction_id\":\"p-1\"|\"other\":1",
                "\"removed\":[|\"rem\":[",
                "\"modified\":[|\"mod\":[",
                "\"transaction_id\":\"t-1\"|\"other\":1",
            })
    void understandsNoPageWithoutItsParts(String part, String other) {
        assertThat(PAGE).contains(part);
        server.plays(_ -> Answer.ok(PAGE.replace(part, other)));

        assertThat(changes.since("access", Optional.empty()))
                .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    @Test
    void keepsNoCursorThatIsTooLong() {
        server.plays(_ -> Answer.ok(PAGE.replace("c-2", "c".repeat(1_025))));

        assertThat(changes.since("access", Optional.empty()))
                .isEqualTo(Result.err(new FetchFailure.AnswerInvalid()));
    }

    private Changes.Told told(Optional<String> position) {
        return changes.since("access", position)
                .fold(
                        told -> (Changes.Told) told,
                        failure -> {
                            throw new AssertionError(failure);
                        });
    }

    private void refuses(String type, String code) {
        server.plays(_ ->
                new Answer.Whole(
                        400,
                        Map.of("Content-Type", "application/json"),
                        "{\"error_type\":\"%s\",\"error_code\":\"%s\",\"error_message\":\"m\",\"display_message\":null}"
                                .formatted(type, code)));
    }

    private JsonNode asked(int index) {
        return JsonMapper.shared().readTree(server.asked().get(index).body());
    }
}
