package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverIT {

    private static final int ONE_INSTANCE_RUNS = 6;
    private static final int REST_OF_TWENTY = 14;
    private static final String SLOTS = "dashtam.sync.workers.syncs";
    private static final String HEARTBEAT = "dashtam.sync.workers.heartbeat";
    private static final String LOG = "logging.level.com.dashtam.sync";
    private static final Duration START = Duration.ofMinutes(2);

    private final SyncSystem system = SyncSystem.shared();
    private final CountDownLatch latch = new CountDownLatch(1);

    @AfterEach
    void letAllFeedsEnd() {
        latch.countDown();
    }

    @Test
    void sharesTheQueueAndTakesOverWhatAKilledInstanceLeaves(@TempDir Path folder)
            throws IOException {
        var jobs = new HashMap<Bank, Answer>();
        system.stopWorkers();
        Process other = system.anotherInstance(folder.resolve("other.log"), Map.of());
        try {
            start(jobs, 1);
            eventually("the other instance at work", START, () -> assertAllUnderWay(jobs));
            system.startWorkers();
            start(jobs, ONE_INSTANCE_RUNS);
            eventually("more jobs than one instance takes", () -> assertAllUnderWay(jobs));
        } finally {
            system.startWorkers();
            other.destroyForcibly().onExit().join();
        }
        latch.countDown();

        jobs.forEach(this::assertEndedOnce);
        assertThat(requests(jobs)).contains(2).doesNotContain(3);
    }

    @Test
    void endsEachOfTwentyJobsOnceWhenAnInstanceIsKilledWhileTheyRun(@TempDir Path folder)
            throws IOException {
        var jobs = new HashMap<Bank, Answer>();
        Process other =
                system.anotherInstance(
                        folder.resolve("killed.log"),
                        Map.of(SLOTS, Integer.toString(REST_OF_TWENTY)));
        try {
            start(jobs, ONE_INSTANCE_RUNS + REST_OF_TWENTY);
            eventually("all twenty at work", START, () -> assertAllUnderWay(jobs));
        } finally {
            other.destroyForcibly().onExit().join();
        }
        latch.countDown();

        jobs.forEach(this::assertEndedOnce);
        assertThat(requests(jobs).stream().filter(times -> times == 2)).hasSize(REST_OF_TWENTY);
    }

    @Test
    void keepsNoPageOfAnInstanceThatWakesAfterItsJobWasTaken(@TempDir Path folder)
            throws Exception {
        var bank = Bank.of(system).has(Any.account("a"));
        var late = new CountDownLatch(1);
        system.provider()
                .answers(
                        bank.transactionsPath(),
                        ProviderStub.slow(Bank.lines(Any.transaction("a").id("late").get()), late),
                        ProviderStub.feed(Bank.lines(Any.transaction("a").id("taken").get())));
        bank.known();
        system.stopWorkers();
        Process other =
                system.anotherInstance(
                        folder.resolve("stopped.log"),
                        Map.of(SLOTS, "1", HEARTBEAT, "1h", LOG, "INFO"));
        try {
            Answer job = bank.sync("all", false);
            eventually(
                    "the other instance at work",
                    START,
                    () -> assertAllUnderWay(Map.of(bank, job)));
            signal(other, "STOP");
            system.startWorkers();
            assertThat(bank.ended(job).number("transactions_created")).isEqualTo(1);

            late.countDown();
            signal(other, "CONT");
            eventually(
                    "a refusal of the late page",
                    () ->
                            assertThat(Files.readString(folder.resolve("stopped.log")))
                                    .contains("is lost"));
        } finally {
            system.startWorkers();
            other.destroyForcibly().onExit().join();
        }
        assertThat(transactionsOf(bank)).containsExactly("taken");
        assertThat(system.eventsOf(bank.user()))
                .containsOnlyOnce("transaction_sync.succeeded")
                .containsOnlyOnce("provider_data_sync.succeeded");
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private List<String> transactionsOf(Bank bank) {
        return system.jdbc()
                .sql("select provider_transaction_id from transaction where user_id = :user")
                .param("user", bank.user().id())
                .query(String.class)
                .list();
    }

    private void assertAllUnderWay(Map<Bank, Answer> jobs) {
        assertThat(requests(jobs)).containsOnly(1);
        assertThat(statuses(jobs)).containsOnly("running");
    }

    private void assertEndedOnce(Bank bank, Answer job) {
        Answer ended = bank.ended(job);
        assertThat(ended.text("status")).isEqualTo("succeeded");
        assertThat(ended.number("transactions_created")).isEqualTo(1);
        assertThat(system.provider().requests(bank.accountsPath())).hasSize(1);
        eventually(
                "one end of each workflow",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsOnlyOnce("transaction_sync.attempted")
                                .containsOnlyOnce("transaction_sync.succeeded")
                                .containsOnlyOnce("provider_data_sync.succeeded"));
    }

    @RepeatedTest(5)
    void putsItsJobsBackWhenItStops() {
        var bank = bank(latch);
        Answer job = bank.sync("all", false);
        eventually("a job under way", () -> assertThat(requests(Map.of(bank, job))).contains(1));

        system.stopWorkers();
        Answer put;
        try {
            put = bank.user().get("/api/v1/syncs/%s", job.text("id"));
        } finally {
            system.startWorkers();
        }
        assertThat(put.text("status")).isEqualTo("queued");
        latch.countDown();
        assertThat(bank.ended(job).number("transactions_created")).isEqualTo(1);
        assertThat(failedTries(job)).isZero();
    }

    @Test
    void keepsAJobForLongerThanItsLeaseWhileItIsAlive() {
        var bank = bank(latch);
        Answer job = bank.sync("all", false);
        UUID id = UUID.fromString(job.text("id"));
        eventually(
                "a lease that was renewed beyond its first end",
                () ->
                        assertThat(
                                        system.jdbc()
                                                .sql(
                                                        """
                                                        select lease_until > started_at
                                                            + interval '3 seconds'
                                                        from sync_job where id = :id
                                                        """)
                                                .param("id", id)
                                                .query((row, _) -> row.getBoolean(1))
                                                .single())
                                .isTrue());

        latch.countDown();
        assertThat(bank.ended(job).text("status")).isEqualTo("succeeded");
        assertThat(system.provider().requests(bank.transactionsPath())).hasSize(1);
    }

    private void start(Map<Bank, Answer> jobs, int count) {
        Stream.generate(() -> bank(latch))
                .limit(count)
                .forEach(bank -> jobs.put(bank, bank.sync("all", false)));
    }

    private Bank bank(CountDownLatch end) {
        var bank = Bank.of(system).has(Any.account("a"));
        system.provider()
                .answers(
                        bank.transactionsPath(),
                        ProviderStub.slow(Bank.lines(Any.transaction("a").get()), end));
        return bank.known();
    }

    private static List<String> statuses(Map<Bank, Answer> jobs) {
        return jobs.entrySet().stream()
                .map(job -> job.getKey().user().get("/api/v1/syncs/%s", job.getValue().text("id")))
                .map(answer -> answer.text("status"))
                .toList();
    }

    private List<Integer> requests(Map<Bank, Answer> jobs) {
        return jobs.keySet().stream()
                .map(bank -> system.provider().requests(bank.transactionsPath()).size())
                .toList();
    }

    private int failedTries(Answer job) {
        return system.jdbc()
                .sql("select attempts from sync_job where id = :id")
                .param("id", UUID.fromString(job.text("id")))
                .query(Integer.class)
                .single();
    }
}
