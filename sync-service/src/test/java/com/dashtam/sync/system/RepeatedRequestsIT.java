package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedRequestsIT {

    private static final String KEY = "Idempotency-Key";
    private static final byte[] FILE = "OFXHEADER:100\nDATA:OFXSGML\n".getBytes(UTF_8);

    private final SyncSystem system = SyncSystem.shared();
    private final Bank bank = Bank.of(system).has(Any.account("a")).has(Any.transaction("a").get());
    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({"/api/v1/syncs", "/api/v1/accounts/syncs", "/api/v1/transactions/syncs"})
    void startsOneSyncHoweverOftenItIsAsked(String path) {
        bank.known();

        Answer first = sync(path, key, true);
        bank.ended(first);
        Answer second = sync(path, key, true);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertSame(first, second);
        assertThat(second.text("status")).isEqualTo("queued");
        assertThat(rows("sync_job")).isEqualTo(1);
        assertThat(sync(path, UUID.randomUUID().toString(), true).text("id"))
                .isNotEqualTo(first.text("id"));
    }

    @Test
    void repeatsTheAnswerThatNamesAJobUnderWay() {
        bank.known();
        system.stopWorkers();
        Answer started;
        Answer running;
        try {
            started = bank.sync("all", true);
            running = sync("/api/v1/syncs", key, true);
        } finally {
            system.startWorkers();
        }
        bank.ended(started);

        Answer again = sync("/api/v1/syncs", key, true);

        assertThat(running.status()).isEqualTo(200);
        assertThat(running.text("id")).isEqualTo(started.text("id"));
        assertSame(running, again);
        assertThat(rows("sync_job")).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherSync() {
        bank.known();
        Answer first = sync("/api/v1/syncs", key, true);

        Answer other = sync("/api/v1/syncs", key, false);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.isProblem()).isTrue();
        assertThat(other.text("type")).isEqualTo("/problems/idempotency-key-reused");
        assertSame(first, sync("/api/v1/syncs", key, true));
    }

    @Test
    void doesNotHoldOnToARefusalThatTimeMends() {
        Answer early = sync("/api/v1/syncs", key, false);
        bank.known();
        Answer late = sync("/api/v1/syncs", key, false);

        assertThat(early.status()).isEqualTo(404);
        assertThat(late.status()).isEqualTo(201);
    }

    @Test
    void takesAFileOnceThoughItIsSentTwiceWithOtherBoundaries() {
        Answer first = upload("first", "march.ofx", FILE);
        Answer second = upload("second", "march.ofx", FILE);

        assertThat(first.status()).isEqualTo(201);
        assertSame(first, second);
        assertThat(rows("import_job")).isEqualTo(1);
        eventually(
                "one attempt",
                () ->
                        assertThat(system.eventsOf(bank.user()))
                                .containsOnlyOnce("file_import.attempted"));
        assertThat(upload("first", "april.ofx", FILE).status()).isEqualTo(422);
        assertThat(upload("first", "march.ofx", "other".getBytes(UTF_8)).status()).isEqualTo(422);
    }

    @Test
    void takesALargeFileOnceWhenItIsSentManyTimesAtOnce() throws Exception {
        byte[] large = new byte[4_000_000];
        Callable<Answer> call = () -> upload("boundary", "march.ofx", large);
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    threads.invokeAll(Stream.generate(() -> call).limit(4).toList()).stream()
                            .map(Future::resultNow)
                            .toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.text("id")).containsOnly(id(answers));
        assertThat(rows("import_job")).isEqualTo(1);
    }

    @Test
    void doesNotHoldOnToAFileThatIsNotTaken() {
        assertThat(upload("boundary", "march.ofx", new byte[0]).status()).isEqualTo(400);
        assertThat(upload("boundary", "march.pdf", FILE).status()).isEqualTo(415);
        assertThat(upload("boundary", "march.ofx", FILE).status()).isEqualTo(201);
    }

    private static String id(List<Answer> answers) {
        return answers.getFirst().text("id");
    }

    private Answer sync(String path, String key, boolean force) {
        return bank.user()
                .post(
                        path,
                        "{\"connection_id\": \"%s\", \"force\": %s}"
                                .formatted(bank.connection(), force),
                        KEY,
                        key);
    }

    private Answer upload(String boundary, String name, byte[] content) {
        return bank.user().upload(boundary, "file", name, content, KEY, key);
    }

    private int rows(String table) {
        return system.jdbc()
                .sql("select count(*) from " + table + " where user_id = :user")
                .param("user", bank.user().id())
                .query(Integer.class)
                .single();
    }

    private static void assertSame(Answer first, Answer second) {
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }
}
