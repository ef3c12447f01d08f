package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What operators see of the jobs of all users. */
class JobsIT {

    private static final String JOBS = "/api/v1/admin/jobs";
    private static final String HEALTH = "/health/jobs";

    private final SyncSystem system = SyncSystem.shared();
    private final ApiUser admin = system.user(UUID.randomUUID(), "admin");
    private final CountDownLatch latch = new CountDownLatch(1);

    @AfterEach
    void letAllFeedsEnd() {
        latch.countDown();
    }

    @Test
    void showsWhoRunsWhatAndWhetherTheScheduleIsKept() {
        var bank = Bank.of(system).known();
        system.provider()
                .answers(
                        bank.accountsPath(),
                        ProviderStub.slow(Bank.lines(Any.account("a")), latch));
        String job = bank.sync("all", false).text("id");

        eventually(
                "the job and its worker",
                () -> {
                    Answer jobs = admin.get(JOBS);
                    JsonNode running = find(jobs, "running", "id", job);
                    assertThat(running.path("kind").asString("")).isEqualTo("syncs");
                    assertThat(running.path("heartbeat_age_seconds").asLong()).isBetween(0L, 2L);
                    JsonNode worker =
                            find(
                                    jobs,
                                    "workers",
                                    "instance",
                                    running.path("instance").asString(""));
                    assertThat(worker.path("alive").asBoolean()).isTrue();
                    assertThat(worker.path("slots").asInt()).isPositive();
                    assertThat(jobs.body().path("scheduler").path("alive").asBoolean()).isTrue();
                });
    }

    @Test
    void showsWhatFailedAndWhy() {
        var bank = Bank.of(system).known();
        system.provider()
                .answers(
                        bank.accountsPath(),
                        ProviderStub.problem(409, FeedFailure.CREDENTIALS_REJECTED));
        Answer job = bank.ended(bank.sync("accounts", false));
        assertThat(job.text("failure")).isEqualTo("credentials_rejected");

        eventually(
                "the failure",
                () -> {
                    JsonNode syncs = find(admin.get(JOBS), "queues", "kind", "syncs");
                    assertThat(syncs.path("failures").valueStream())
                            .anyMatch(f ->
                                    f.path("reason").asString("").equals("credentials_rejected")
                                            && f.path("count").asInt() > 0);
                    assertThat(syncs.path("last_failure").path("id").asString(""))
                            .isEqualTo(job.text("id"));
                });
    }

    @Test
    void warnsWhileNobodyWorksAndTellsStrangersThatAlone() {
        eventually("health", () -> assertThat(health()).isEqualTo("healthy"));
        system.stopWorkers();
        try {
            eventually("its loss", () -> assertThat(health()).isEqualTo("degraded"));
            assertThat(admin.get(JOBS).body().path("warnings").valueStream())
                    .extracting(warning -> warning.asString(""))
                    .contains("no_sync_worker", "no_import_worker");
            assertThat(system.anonymous().get(HEALTH).body().propertyNames())
                    .containsExactly("status");
        } finally {
            system.startWorkers();
        }
        eventually("health again", () -> assertThat(health()).isEqualTo("healthy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "readonly", "auditor"})
    void isForAdministratorsAlone(String role) {
        assertThat(system.user(UUID.randomUUID(), role).get(JOBS).status()).isEqualTo(403);
        assertThat(system.anonymous().get(JOBS).status()).isEqualTo(401);
    }

    private String health() {
        Answer answer = system.anonymous().get(HEALTH);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text("status");
    }

    private static JsonNode find(Answer answer, String list, String field, String value) {
        return answer.body()
                .path(list)
                .valueStream()
                .filter(item -> item.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not in " + answer.body()));
    }
}
