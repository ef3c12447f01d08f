package com.dashtam.provider.infrastructure.plaid;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.fixture.StubServer;
import com.dashtam.provider.fixture.StubServer.Answer;
import com.dashtam.provider.fixture.StubServer.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StubServer server = new StubServer();

    @AfterEach
    void close() {
        server.close();
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
        assertThat(StubbedPlaid.settings(server.address()))
                .asString()
                .contains("client")
                .doesNotContain("the-secret");
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

    private PlaidInstitution plaid() {
        return StubbedPlaid.at(server.address(), NOW);
    }
}
