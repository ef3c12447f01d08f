package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import com.dashtam.testing.database.RowBarrier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/**
 * An instance is killed while its jobs stand at named points, and so is the next one while it takes
 * a job over. Whoever goes on leaves what an undisturbed run leaves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledInstanceIT {

    /** Where a job stands when its instance is killed. */
    enum Point {
        /** The second page is set aside, and not yet merged. */
        STAGED("insert on staged_transaction", "new.page = 2"),
        /** The second page is merged, and that is not committed. */
        MERGED("update on sync_stage", "new.kind = 'transactions' and new.processed = 4"),
        /** Both pages are committed; what follows from them together is decided and is not. */
        CONCLUDED("update on sync_stage", "new.kind = 'transactions' and new.status = 'succeeded'"),
        /** All is committed, and no event of it has been sent. */
        UNSENT("", ""),
        /** As the first one, for the instance that has taken the job over as well. */
        TAKEN_OVER("insert on staged_transaction", "new.page = 2"),
        /** The first rows of a file are set aside and that is committed; all are merged now. */
        IMPORTED("insert on transaction", "true");

        private final String event;
        private final String row;

        Point(String event, String row) {
            this.event = event;
            this.row = row;
        }

        boolean holdsUp() {
            return !event.isEmpty();
        }

        /** How often the job is taken before it is over. */
        int claims() {
            return switch (this) {
                case UNSENT -> 1;
                case STAGED, MERGED, CONCLUDED, IMPORTED -> 2;
                case TAKEN_OVER -> 3;
            };
        }
    }

    /** A job that somebody asked for. */
    private record Job(ApiUser user, String list, UUID id) {

        static Job of(ApiUser user, String list, Answer started) {
            assertThat(started.status()).as(started.body().toString()).isEqualTo(201);
            return new Job(user, list, UUID.fromString(started.text("id")));
        }

        String path() {
            return "/api/v1/" + list + "/" + id;
        }

        String table() {
            return list.equals("syncs") ? "sync_job" : "import_job";
        }

        String status() {
            return user.get(path()).text("status");
        }

        /** Every number that the job tells at its end. */
        Map<String, Integer> counts() {
            var counts = new TreeMap<String, Integer>();
            user.ended(path()).body().properties().stream()
                    .filter(field -> field.getValue().isInt())
                    .forEach(field -> counts.put(field.getKey(), field.getValue().intValue()));
            return counts;
        }
    }

    /** What a follower of changes has heard: what happened to which transaction. */
    private record Heard(List<String> changes, String cursor) {}

    private static final Duration START = Duration.ofMinutes(2);
    private static final int ROWS_AT_ONCE = 2_000;

    /** Each page of two rows is merged by itself; leases end when the test lets them. */
    private static final Map<String, String> SETTINGS =
            Map.of("dashtam.sync.pages.batch-rows", "2", "dashtam.sync.workers.lease", "10m");

    private final SyncSystem system = SyncSystem.shared();
    private final SingleConnectionDataSource database;
    private final Map<Point, Job> jobs = new EnumMap<>(Point.class);
    private final Map<Point, Heard> heard = new EnumMap<>(Point.class);
    private Optional<Job> undisturbedSync = Optional.empty();
    private Optional<Job> undisturbedImport = Optional.empty();

    KilledInstanceIT() throws SQLException {
        database = new SingleConnectionDataSource(system.connect(), true);
    }

    @BeforeAll
    void killTwoInstances(@TempDir Path folder) throws IOException, SQLException {
        undisturbedImport = Optional.of(importJob());
        assertThat(undisturbedImport.orElseThrow().counts()).containsEntry("errors", 0);
        system.stopWorkers();
        for (Point point : Point.values()) {
            jobs.put(point, point == Point.IMPORTED ? importJob() : syncJob());
        }
        killAtTheirPoints(folder.resolve("first.log"));
        jobs.forEach((point, job) -> heard.put(point, follow(job.user(), "")));
        letLeasesRunOut();
        killInTheTakeover(folder.resolve("second.log"));
        letLeasesRunOut();
        system.startWorkers();
    }

    @AfterAll
    void goOn() {
        system.startWorkers();
        database.destroy();
    }

    private void killAtTheirPoints(Path log) throws IOException, SQLException {
        var barriers = new EnumMap<Point, RowBarrier>(Point.class);
        try (var _ = system.lockOutRelays()) {
            for (Point point : Point.values()) {
                if (point.holdsUp()) {
                    barriers.put(point, barrier(point));
                }
            }
            Process first = system.anotherInstance(log, SETTINGS);
            try {
                eventually("each job at its point", START, () -> assertAllReached(barriers));
                assertThat(state(Point.IMPORTED).staged(job(Point.IMPORTED).id()))
                        .isEqualTo(ROWS_AT_ONCE);
                assertThat(sent(Point.UNSENT)).isFalse();
            } finally {
                first.destroyForcibly().onExit().join();
                remove(barriers.values());
            }
            assertThat(sent(Point.UNSENT)).isFalse();
        }
    }

    private static void remove(Collection<RowBarrier> barriers) throws SQLException {
        // Nothing can be taken off a table in which somebody waits at another one.
        for (RowBarrier barrier : barriers) {
            barrier.open();
        }
        for (RowBarrier barrier : barriers) {
            barrier.close();
        }
    }

    /** As if their time had passed; waits for what the killed instance has left in the database. */
    private void letLeasesRunOut() {
        for (String table : List.of("sync_job", "import_job")) {
            JdbcClient.create(database)
                    .sql(
                            "update %s set lease_until = started_at where status = 'running'"
                                    .formatted(table))
                    .update();
        }
    }

    private void assertAllReached(Map<Point, RowBarrier> barriers) throws SQLException {
        for (var barrier : barriers.entrySet()) {
            assertThat(barrier.getValue().isReached()).as(barrier.getKey().name()).isTrue();
        }
        assertThat(job(Point.UNSENT).status()).isEqualTo("succeeded");
    }

    /** The other jobs come to their ends meanwhile, and so does one that nothing disturbs. */
    private void killInTheTakeover(Path log) throws IOException, SQLException {
        Job whole = syncJob();
        undisturbedSync = Optional.of(whole);
        try (var barrier = barrier(Point.TAKEN_OVER)) {
            Process second = system.anotherInstance(log, SETTINGS);
            try {
                eventually(
                        "the takeover at its point, and all others at their ends",
                        START,
                        () -> {
                            assertThat(barrier.isReached()).isTrue();
                            assertThat(whole.status()).isEqualTo("succeeded");
                            assertThat(jobs.values().stream().map(Job::status))
                                    .containsOnlyOnce("running")
                                    .containsOnly("running", "succeeded");
                        });
            } finally {
                second.destroyForcibly().onExit().join();
            }
        }
    }

    private RowBarrier barrier(Point point) throws SQLException {
        String own =
                point == Point.IMPORTED
                        ? "new.user_id = '%s'".formatted(job(point).user().id())
                        : "new.job_id = '%s'".formatted(job(point).id());
        return new RowBarrier(system.connect(), point.event, own + " and " + point.row);
    }

    private boolean sent(Point point) {
        return system.eventsOf(job(point).user()).contains("provider_data_sync.succeeded");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheRowsOfAnUndisturbedRun(Point point) {
        String told = job(point).counts().toString();

        assertThat(state(point).all()).as(told).isEqualTo(state(undisturbed(point)).all());
        assertThat(state(point).staged(job(point).id())).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheCountsOfAnUndisturbedRun(Point point) {
        assertThat(job(point).counts()).isEqualTo(undisturbed(point).counts());
    }

    @ParameterizedTest
    @EnumSource
    void publishesEachOutcomeOnceAndNothingThatWasNotCommitted(Point point) {
        job(point).counts();

        assertThat(state(point).outcomes())
                .containsExactlyElementsOf(state(undisturbed(point)).outcomes());
        eventually(
                "every event that is stored, and no other",
                () ->
                        assertThat(system.eventIdsOf(job(point).user()))
                                .hasSameElementsAs(state(point).eventIds()));
    }

    @ParameterizedTest
    @EnumSource
    void takesTheJobAgainAfterEachKillAndCountsNoFailure(Point point) {
        job(point).counts();

        assertThat(state(point).failures(job(point).table(), job(point).id())).isZero();
        // A worker that the machine lets wait for as long as a lease takes its job again by itself.
        assertThat(state(point).claims(job(point).table(), job(point).id()))
                .isGreaterThanOrEqualTo(point.claims());
    }

    @ParameterizedTest
    @EnumSource
    void tellsAFollowerOfChangesNothingTwice(Point point) {
        job(point).counts();
        Heard before = heard.get(point);

        List<String> after = follow(job(point).user(), before.cursor()).changes();

        assertThat(after)
                .containsExactlyInAnyOrderElementsOf(
                        switch (point) {
                            case STAGED, MERGED, TAKEN_OVER -> List.of("added 3", "modified 4");
                            case CONCLUDED, UNSENT -> List.of();
                            case IMPORTED -> file().stream().map(row -> "added " + row).toList();
                        });
        assertThat(before.changes())
                .containsExactlyInAnyOrderElementsOf(
                        switch (point) {
                            case STAGED, MERGED, TAKEN_OVER -> List.of("added 1", "added 2");
                            case CONCLUDED, UNSENT -> List.of("added 1", "added 3", "added 4");
                            case IMPORTED -> List.of();
                        });
    }

    @Test
    void isComparedWithRunsThatNobodyDisturbed() {
        assertThat(undisturbedSync.orElseThrow().counts())
                .containsEntry("transactions_created", 3)
                .containsEntry("transactions_updated", 1);
        assertThat(undisturbedImport.orElseThrow().counts())
                .containsEntry("transactions_created", ROWS_AT_ONCE + 1);
    }

    private Job job(Point point) {
        return Optional.ofNullable(jobs.get(point)).orElseThrow();
    }

    private StoredRows state(Point point) {
        return state(job(point));
    }

    private StoredRows state(Job job) {
        return new StoredRows(JdbcClient.create(database), job.user().id());
    }

    private Job undisturbed(Point point) {
        return (point == Point.IMPORTED ? undisturbedImport : undisturbedSync).orElseThrow();
    }

    /** Two pages; a row of the second settles one of the first. */
    private Job syncJob() {
        var pages = new ArrayList<FeedLine>();
        pages.addAll(
                Bank.page(
                        Bank.lines(
                                row("1").get(), row("2").status(TransactionStatus.PENDING).get())));
        pages.addAll(Bank.lines(row("3").get(), row("4").settling("2").get()));
        var bank = Bank.of(system).has(Any.account("a")).holds("a", Any.holding("a", "vti"));
        system.provider().answers(bank.transactionsPath(), ProviderStub.feed(pages));
        return Job.of(bank.user(), "syncs", bank.known().sync("all", false));
    }

    private static Any.TransactionDraft row(String id) {
        return Any.transaction("a").id(id).amount("-" + id);
    }

    /** One row more than is set aside at once. */
    private Job importJob() {
        var bank = Bank.of(system);
        var lines = new ArrayList<FeedLine>();
        lines.add(new FeedLine.Connection(bank.connection(), "ofx_file", Optional.empty()));
        lines.addAll(Bank.lines(Any.account("a")));
        lines.addAll(
                Bank.lines(
                        file().stream()
                                .map(id -> row(id).get())
                                .toArray(NormalizedTransaction[]::new)));
        system.provider().answers(FileImports.STATEMENTS, ProviderStub.feed(lines));
        bank.known();
        Answer sent = bank.user().upload("march.qfx", "OFXHEADER:100\n".getBytes(UTF_8));
        return Job.of(bank.user(), "imports", sent);
    }

    private static List<String> file() {
        return IntStream.rangeClosed(1, ROWS_AT_ONCE + 1).mapToObj(Integer::toString).toList();
    }

    /** Reads on from a cursor to where changes end for now. */
    private static Heard follow(ApiUser user, String cursor) {
        var changes = new ArrayList<String>();
        String at = cursor;
        Answer page;
        do {
            String from = at.isEmpty() ? "" : "&cursor=" + at;
            page = user.get("/api/v1/transaction-changes?limit=500" + from);
            page.body()
                    .path("changes")
                    .valueStream()
                    .map(KilledInstanceIT::told)
                    .forEach(changes::add);
            at = page.text("next_cursor");
        } while (page.body().path("has_more").booleanValue());
        return new Heard(changes, at);
    }

    private static String told(JsonNode change) {
        String amount = change.at("/transaction/amount_value").asString();
        return change.path("change").asString() + " " + amount.replaceFirst("^-", "");
    }
}
