package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import com.dashtam.sync.system.ProviderStub.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderFaultsIT {

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final List<FeedLine> ROWS =
            Bank.lines(Any.transaction("a").id("1").get(), Any.transaction("a").id("2").get());
    private static final Reply WHOLE = ProviderStub.feed(ROWS);

    private final SyncSystem system = SyncSystem.shared();

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                Arguments.of("500", ProviderStub.status(500)),
                Arguments.of("a status nobody knows", ProviderStub.status(418)),
                Arguments.of(
                        "429 with Retry-After",
                        ProviderStub.problem(429, FeedFailure.RATE_LIMITED, 1)),
                Arguments.of("a connection that breaks", ProviderStub.cut(ROWS.subList(0, 1))),
                Arguments.of("no byte more", ProviderStub.stalled(ROWS.subList(0, 1), NEVER)),
                Arguments.of("no JSON", ProviderStub.text("<html>\n")),
                Arguments.of("half a line", ProviderStub.text("{\"account\": {")),
                Arguments.of("a line without end", ProviderStub.text("x".repeat(70_000))),
                Arguments.of(
                        "a failure after a page",
                        ProviderStub.feed(
                                List.of(
                                        ROWS.getFirst(),
                                        new FeedLine.PageEnd(),
                                        new FeedLine.Failure(
                                                FeedFailure.INSTITUTION_UNAVAILABLE,
                                                Optional.empty())))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void triesAgainUntilTheFeedIsWhole(String fault, Reply reply) {
        var bank = bank();
        system.provider().answers(bank.transactionsPath(), reply, WHOLE);

        Answer ended = bank.ended(bank.sync("all", false));
        assertThat(ended.text("status")).as(ended.body().toString()).isEqualTo("succeeded");
        assertThat(ended.number("transactions_created")).isEqualTo(2);
        assertThat(system.provider().requests(bank.transactionsPath())).hasSize(2);
        assertThat(system.provider().requests(bank.accountsPath())).hasSize(1);
        assertThat(rowsOf(bank)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "502, INSTITUTION_UNAVAILABLE, institution_unavailable, 3",
        "502, INSTITUTION_ANSWER_INVALID, institution_answer_invalid, 3",
        "429, RATE_LIMITED, institution_rate_limited, 3",
        "409, CREDENTIALS_REJECTED, credentials_rejected, 1",
        "409, CONNECTION_NOT_ACTIVE, connection_not_active, 1",
        "404, CONNECTION_NOT_FOUND, connection_unknown, 1"
    })
    void failsWithItsReasonAfterTheLastTry(
            int status, FeedFailure problem, String failure, int tries) {
        var bank = bank();
        system.provider().answers(bank.accountsPath(), ProviderStub.problem(status, problem));

        Answer ended = bank.ended(bank.sync("all", false));
        assertThat(ended.text("status")).isEqualTo("failed");
        assertThat(ended.text("failure")).isEqualTo(failure);
        assertThat(ended.number("created")).isZero();
        assertThat(system.provider().requests(bank.accountsPath())).hasSize(tries);
        eventually(
                "the end of each workflow",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsExactly(
                                        "provider_data_sync.attempted",
                                        "account_sync.attempted",
                                        "account_sync.failed",
                                        "provider_data_sync.failed"));
    }

    @Test
    void failsAtOnceWhenTheInstitutionAsksForMoreTimeThanAJobHas() {
        var bank = bank();
        system.provider()
                .answers(
                        bank.accountsPath(),
                        ProviderStub.problem(429, FeedFailure.RATE_LIMITED, 86_400));

        assertThat(bank.ended(bank.sync("all", false)).text("failure"))
                .isEqualTo("institution_rate_limited");
    }

    @Test
    void saysWhenItTriesAgain() {
        var bank = bank();
        system.provider()
                .answers(
                        bank.accountsPath(),
                        ProviderStub.problem(429, FeedFailure.RATE_LIMITED, 600));
        Instant before = Instant.now();
        Answer started = bank.sync("all", false);

        eventually(
                "a wait as long as the institution asks for",
                () -> {
                    Answer job = bank.user().get("/api/v1/syncs/%s", started.text("id"));
                    assertThat(job.text("status")).isEqualTo("queued");
                    assertThat(job.text("next_attempt_at")).isNotEmpty();
                    assertThat(Instant.parse(job.text("next_attempt_at")))
                            .isAfterOrEqualTo(before.plusSeconds(600));
                });
        assertThat(system.provider().requests(bank.accountsPath())).hasSize(1);
    }

    @Test
    void keepsWhatItHadWhenAFeedFailsForGood() {
        var bank = bank();
        system.provider().answers(bank.transactionsPath(), WHOLE);
        bank.ended(bank.sync("all", false));
        system.provider().answers(bank.transactionsPath(), ProviderStub.cut(ROWS.subList(0, 1)));

        Answer ended = bank.ended(bank.sync("all", true));
        assertThat(ended.text("failure")).isEqualTo("institution_unavailable");
        assertThat(rowsOf(bank)).isEqualTo(2);
    }

    @Test
    void sendsATokenOfItsOwn() {
        var bank = bank();
        system.provider().answers(bank.transactionsPath(), WHOLE);
        bank.ended(bank.sync("all", false));

        assertThat(system.provider().requests(bank.accountsPath()))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.authorization()).startsWith("Bearer ");
                    assertThat(request.authorization())
                            .doesNotContain(bank.user().token().orElseThrow());
                });
    }

    private Bank bank() {
        return Bank.of(system).has(Any.account("a")).known();
    }

    private static int rowsOf(Bank bank) {
        return bank.user().get("/api/v1/transactions?include=total").number("total_count");
    }
}
