package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of a user's jobs, and their cancellation. */
class SyncListIT {

    private static final String SYNCS = "/api/v1/syncs";
    private static final String ONE = SYNCS + "/%s";

    private final SyncSystem system = SyncSystem.shared();
    private final CountDownLatch latch = new CountDownLatch(1);

    @AfterEach
    void letAllFeedsEnd() {
        latch.countDown();
    }

    @Test
    void listsTheJobsOfTheCallerNewestFirst() {
        var bank = bank().read();
        Answer second = bank.ended(bank.sync("accounts", true));
        String first = list(bank, "?scope=all").each("syncs", "id").getFirst();

        Answer page = list(bank, "?limit=1");
        assertThat(page.each("syncs", "id")).containsExactly(second.text("id"));
        assertThat(page.body().path("has_more").asBoolean()).isTrue();
        Answer rest = list(bank, "?limit=1&cursor=" + page.text("next_cursor"));
        assertThat(rest.each("syncs", "id")).containsExactly(first);
        assertThat(rest.body().path("has_more").asBoolean()).isFalse();
        assertThat(rest.body().path("syncs").path(0).path("removed").isInt()).isTrue();
    }

    @Test
    void listsWhatAllFiltersLeave() {
        var bank = bank().read();
        String filters = "?connection_id=%s&status=succeeded&scope=all&trigger=user";

        assertThat(list(bank, filters.formatted(bank.connection())).each("syncs", "trigger"))
                .containsExactly("user");
        assertThat(list(bank, "?status=failed").each("syncs", "id")).isEmpty();
        assertThat(list(bank, "?trigger=webhook").each("syncs", "id")).isEmpty();
        assertThat(list(bank, "?connection_id=" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(bank().user().get(SYNCS + "?connection_id=" + bank.connection()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status=done", "trigger=me", "cursor=none", "limit=0", "connection_id=1"})
    void refusesFiltersThatAreNone(String filter) {
        Answer refused = list(bank(), "?" + filter);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(filter.substring(0, filter.indexOf('=')));
    }

    @Test
    void showsHowManyAccountsHaveBeenRead() {
        var bank = bank().has(Any.account("a"), Any.account("b")).read();

        Answer ended = bank.ended(bank.sync("all", true));
        assertThat(ended.each("stages", "stage"))
                .containsExactly("accounts", "transactions", "holdings");
        assertThat(ended.each("stages", "accounts_total")).containsExactly("2", "2", "2");
        assertThat(ended.each("stages", "accounts_read").subList(0, 2)).containsExactly("2", "1");
        assertThat(ended.each("stages", "processed").subList(0, 2)).containsExactly("2", "1");
    }

    @Test
    void cancelsAJobThatRunsAndFreesItsWorker() {
        var bank = bank().known();
        system.provider()
                .answers(
                        bank.transactionsPath(),
                        ProviderStub.slow(Bank.lines(Any.transaction("a").get()), latch));
        Answer job = bank.sync("all", false);
        eventually("a job under way", () -> assertThat(status(bank, job)).isEqualTo("running"));
        eventually(
                "a request for transactions",
                () -> assertThat(system.provider().requests(bank.transactionsPath())).isNotEmpty());

        assertThat(cancel(bank, job).status()).isEqualTo(204);
        Answer ended = bank.ended(job);
        assertThat(ended.text("failure")).isEqualTo("cancelled");
        assertThat(ended.number("accounts_created")).isEqualTo(1);
        assertThat(ended.number("transactions_created")).isZero();
        eventually(
                "the ends of both workflows",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsOnlyOnce("transaction_sync.failed")
                                .containsOnlyOnce("provider_data_sync.failed")
                                .doesNotContain("provider_data_sync.succeeded"));
        bank.has(Any.transaction("a").get());
        Answer next = bank.ended(bank.sync("all", true));
        assertThat(next.number("transactions_created")).isEqualTo(1);
    }

    @Test
    void cancelsAJobThatWaitsAndDoesSoOnce() {
        var bank = bank().known();
        system.provider()
                .answers(
                        bank.accountsPath(),
                        ProviderStub.slow(Bank.lines(Any.account("a")), latch));
        Answer runs = bank.sync("all", false);
        Answer waits = bank.sync("accounts", false);

        assertThat(cancel(bank, waits).status()).isEqualTo(204);
        assertThat(cancel(bank, waits).status()).isEqualTo(204);
        assertThat(bank.ended(waits).text("message")).isEqualTo("It was cancelled.");
        latch.countDown();
        assertThat(bank.ended(runs).text("status")).isEqualTo("succeeded");
        eventually(
                "one end",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsOnlyOnce("provider_data_sync.failed"));
    }

    @Test
    void cancelsNothingThatIsOverOrSomebodyElses() {
        var bank = bank().known();
        Answer over = bank.ended(bank.sync("all", false));

        Answer conflict = cancel(bank, over);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.isProblem()).isTrue();
        assertThat(system.user().delete(ONE, over.text("id")).status()).isEqualTo(404);
        assertThat(bank.user().delete(ONE, UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(system.anonymous().delete(ONE, over.text("id")).status()).isEqualTo(401);
        assertThat(system.user(bank.user().id(), "readonly").delete(ONE, over.text("id")).status())
                .isEqualTo(403);
        assertThat(status(bank, over)).isEqualTo("succeeded");
    }

    private static Answer list(Bank bank, String query) {
        return bank.user().get(SYNCS + query);
    }

    private static Answer cancel(Bank bank, Answer job) {
        return bank.user().delete(ONE, job.text("id"));
    }

    private static String status(Bank bank, Answer job) {
        return bank.user().get(ONE, job.text("id")).text("status");
    }

    private Bank bank() {
        return Bank.of(system).has(Any.account("a")).has(Any.transaction("a").get());
    }
}
