package com.dashtam.identity.application.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.DataExportAttempted;
import com.dashtam.events.identity.DataExportDownloaded;
import com.dashtam.events.identity.DataExportFailed;
import com.dashtam.events.identity.DataExportRefusal;
import com.dashtam.events.identity.DataExportSucceeded;
import com.dashtam.identity.application.mail.ExportCorrespondence;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.domain.export.ExportFailure;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.DirectTransactions;
import com.dashtam.identity.fixture.InMemoryDataExports;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DataExportTest {

    private static final byte[] ARCHIVE = "everything".getBytes(UTF_8);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    private final World world = new World();
    private final User user = world.member();
    private final UUID session = sessionOf(user);
    private final DirectTransactions transactions = new DirectTransactions();
    private final RecentAuthentication recent =
            new RecentAuthentication(world.sessions, world.clock);
    private final InMemoryDataExports exports = new InMemoryDataExports();
    private Result<byte[], ExportFailure> made = Result.ok(ARCHIVE);
    private final StartDataExportHandler start =
            new StartDataExportHandler(
                    world.workflows,
                    transactions,
                    recent,
                    world.users,
                    exports,
                    world.ids,
                    world.clock);
    private final DownloadDataExportHandler download =
            new DownloadDataExportHandler(
                    world.workflows, transactions, recent, exports, world.clock);
    private final RunDataExports run =
            new RunDataExports(
                    world.workflows,
                    transactions,
                    exports,
                    _ -> made,
                    world.clock,
                    new RunDataExports.Limits(LEASE, FIRST_PAUSE, 3));

    private UUID sessionOf(User member) {
        world.signedIn(member);
        return world.sessions.activeOfUser(member.id(), world.clock.instant(), 1).getFirst().id();
    }

    private Result<StartedExport, ExportRefused> start() {
        return start.handle(new StartDataExport(user.id(), session), World.STRANGER);
    }

    private DataExport started() {
        return switch (start()) {
            case Result.Ok(var started) -> started.export();
            case Result.Err(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private Result<byte[], DownloadRefused> download(UUID by, DataExport export) {
        return download.handle(new DownloadDataExport(by, session, export.id()), World.STRANGER);
    }

    private DataExportFailed failed(DataExport export, DataExportRefusal reason) {
        return new DataExportFailed(user.id(), export.id(), reason);
    }

    @Test
    void makesACopyThatItsOwnerCanFetch() {
        var export = started();
        assertThat(download(user.id(), export)).isEqualTo(Result.err(DownloadRefused.NOT_READY));

        assertThat(run.run(10)).isOne();

        assertThat(download(user.id(), export)).isEqualTo(Result.ok(ARCHIVE));
        assertThat(world.workflows.events())
                .containsExactly(
                        new DataExportAttempted(user.id(), export.id()),
                        new DataExportSucceeded(user.id(), export.id(), (long) ARCHIVE.length),
                        new DataExportDownloaded(user.id(), export.id()));
        assertThat(download(UUID.randomUUID(), export))
                .isEqualTo(Result.err(DownloadRefused.EXPORT_UNKNOWN));
    }

    @Test
    void asksForARecentSignInBeforeItStartsAndBeforeItHandsOut() {
        var export = started();
        assertThat(run.run(10)).isOne();
        world.clock.forward(Duration.ofHours(1));

        assertThat(start()).isEqualTo(Result.err(ExportRefused.STEP_UP_REQUIRED));
        assertThat(download(user.id(), export))
                .isEqualTo(Result.err(DownloadRefused.STEP_UP_REQUIRED));
    }

    @Test
    void returnsTheCopyThatIsUnderWay() {
        var export = started();
        assertThat(start()).isEqualTo(Result.ok(new StartedExport(export, false)));
        assertThat(world.workflows.events()).hasSize(1);
    }

    @Test
    void beginsThreeCopiesADay() {
        for (int i = 0; i < DataExport.MAX_REQUESTS; i++) {
            started();
            assertThat(run.run(10)).isOne();
        }
        assertThat(start()).isEqualTo(Result.err(ExportRefused.TOO_MANY_REQUESTS));
    }

    @Test
    void triesAgainWhenAServiceIsAway() {
        var export = started();
        made = Result.err(ExportFailure.SERVICE_UNAVAILABLE);
        assertThat(run.run(10)).isOne();
        assertThat(run.run(10)).isZero();
        world.clock.forward(FIRST_PAUSE);
        made = Result.ok(ARCHIVE);

        assertThat(run.run(10)).isOne();

        assertThat(download(user.id(), export)).isEqualTo(Result.ok(ARCHIVE));
    }

    @Test
    void givesUpAfterTheLastTry() {
        var export = started();
        made = Result.err(ExportFailure.SERVICE_UNAVAILABLE);
        for (int i = 0; i < 3; i++) {
            assertThat(run.run(10)).isOne();
            world.clock.forward(Duration.ofMinutes(1));
        }

        assertThat(world.workflows.events())
                .endsWith(failed(export, DataExportRefusal.service_unavailable));
        assertThat(run.run(10)).isZero();
    }

    @Test
    void givesUpAtOnceWhenThereIsTooMuch() {
        var export = started();
        made = Result.err(ExportFailure.TOO_LARGE);

        assertThat(run.run(10)).isOne();

        assertThat(world.workflows.events()).endsWith(failed(export, DataExportRefusal.too_large));
    }

    @Test
    void destroysTheArchiveAfterAWeek() {
        var export = started();
        assertThat(run.run(10)).isOne();
        assertThat(run.expire(10)).isZero();
        world.clock.forward(DataExport.LIFE);

        assertThat(run.expire(10)).isOne();

        assertThat(exports.archive(export)).isEmpty();
    }

    @Test
    void endsWithTheAccount() {
        var export = started();
        var abandoned = new AbandonedExports(world.workflows, exports, world.clock);

        abandoned.endOpen(user.id());
        abandoned.endOpen(user.id());

        assertThat(world.workflows.events())
                .containsOnlyOnce(failed(export, DataExportRefusal.account_deleted));
        assertThat(run.run(10)).isZero();
    }

    @Test
    void tellsTheUserThatTheCopyIsReady() {
        var export = started();
        assertThat(run.run(10)).isOne();
        var correspondence = new ExportCorrespondence(world.users, exports, world.letters);

        correspondence.on(new DataExportSucceeded(user.id(), export.id(), 10L));
        correspondence.on(new DataExportSucceeded(UUID.randomUUID(), export.id(), 10L));

        assertThat(world.letters.sent())
                .containsExactly(
                        new Letter.ExportReady(
                                user.email(), world.clock.instant().plus(DataExport.LIFE)));
    }
}
