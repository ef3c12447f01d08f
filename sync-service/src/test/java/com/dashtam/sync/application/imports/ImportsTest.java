package com.dashtam.sync.application.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.sync.AccountBalanceUpdated;
import com.dashtam.events.sync.AccountHoldingsUpdated;
import com.dashtam.events.sync.FileImportAttempted;
import com.dashtam.events.sync.FileImportFailed;
import com.dashtam.events.sync.FileImportProgress;
import com.dashtam.events.sync.FileImportSucceeded;
import com.dashtam.events.sync.PortfolioNetWorthRecalculated;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final FileSender sender = new FileSender(office, holder);
    private final GetImportHandler get = new GetImportHandler(office.ports.imports());

    @Test
    void queuesAJobWithTheFileAndOpensItsWorkflow() throws IOException {
        ImportJob job = sender.started("march.QFX");

        assertThat(job.state().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.file().format().text()).isEqualTo("qfx");
        assertThat(content(job)).isEqualTo(FileSender.FILE);
        assertThat(office.workflows.only(FileImportAttempted.class).getFileName())
                .isEqualTo("march.QFX");
        assertThat(office.signals).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\me\\march.ofx, march.ofx",
        "/home/me/march.ofx, march.ofx",
        "'  march.ofx ', march.ofx"
    })
    void keepsTheNameOfAFileWithoutItsPath(String sent, String kept) {
        assertThat(sender.started(sent).file().name()).isEqualTo(kept);
    }

    @Test
    void keepsNothingOfANameThatWouldBreakALogLine() {
        assertThat(sender.started("a\r\nb\u0000.ofx").file().name()).isEqualTo("ab.ofx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"march.xlsx", "march", "ofx", "march.ofx.exe", "march.pdf"})
    void refusesAFileThatItCannotRead(String name) {
        assertThat(sender.refused(name, 10)).isEqualTo(ImportRefusal.Plain.FORMAT_UNKNOWN);
        assertThat(office.workflows.names()).isEmpty();
    }

    @Test
    void refusesAFileWithoutAName() {
        assertThat(sender.refused("", 10)).isEqualTo(ImportRefusal.Plain.NAME_INVALID);
        assertThat(sender.refused("folder/", 10)).isEqualTo(ImportRefusal.Plain.NAME_INVALID);
        assertThat(sender.refused("x".repeat(252) + ".ofx", 10))
                .isEqualTo(ImportRefusal.Plain.NAME_INVALID);
    }

    @Test
    void refusesAFileThatIsEmptyOrTooLarge() {
        assertThat(sender.refused("march.ofx", 0)).isEqualTo(ImportRefusal.Plain.EMPTY);
        assertThat(sender.refused("march.ofx", StatementFile.MAX_SIZE + 1))
                .isEqualTo(ImportRefusal.Plain.TOO_LARGE);
    }

    @Test
    void mergesAllStatementsOfAFile() throws IOException {
        office.feed.statements(statement(Any.transaction("a").get(), Any.transaction("b").get()));
        ImportJob job = sender.imported();

        assertThat(job.state().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.connectionId()).contains(holder.connectionId());
        assertThat(job.counts().accounts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(job.counts().transactions()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(content(job)).isEmpty();
        var succeeded = office.workflows.only(FileImportSucceeded.class);
        assertThat(succeeded.getAccountCount()).isEqualTo(2);
        assertThat(succeeded.getTransactionCount()).isEqualTo(2);
        assertThat(office.workflows.workflowOf(FileImportSucceeded.class))
                .isEqualTo(office.workflows.workflowOf(FileImportAttempted.class));
        assertThat(office.ports.latest(holder.userId()))
                .hasSize(2)
                .extracting(BalanceSnapshot::source)
                .containsOnly(SnapshotSource.ACCOUNT_SYNC);
    }

    @Test
    void tellsHowFarAFileIsRead() {
        office.feed.statements(
                statement(sink -> {
                    sink.expects(4);
                    for (int i = 0; i < 4; i++) {
                        sink.transaction(Any.transaction("a").id("t" + i).get());
                    }
                }));
        ImportJob job = sender.imported();

        var told = office.workflows.eventsOf(FileImportProgress.class);
        assertThat(told)
                .extracting(FileImportProgress::getProgressPercent)
                .containsExactly(25, 50, 75);
        assertThat(told.getFirst().getImportId()).isEqualTo(job.id());
        assertThat(told.getLast().getRecordsProcessed()).isEqualTo(3);
        assertThat(told.getLast().getTotalRecords()).isEqualTo(4);
    }

    @Test
    void tellsOfBalancesOnceAFileIsMerged() {
        office.feed.statements(statement(Any.transaction("a").get()));
        sender.imported();
        sender.imported();

        assertThat(office.workflows.eventsOf(AccountBalanceUpdated.class)).hasSize(2);
        assertThat(office.workflows.only(PortfolioNetWorthRecalculated.class).getAccountCount())
                .isEqualTo(2);
    }

    @Test
    void addsNothingWhenTheSameFileComesAgain() {
        office.feed.statements(statement(Any.transaction("a").get(), Any.transaction("b").get()));
        sender.imported();
        ImportJob again = sender.imported();

        assertThat(again.counts().accounts()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(again.counts().transactions()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(transactionCount()).isEqualTo(2);
    }

    @Test
    void mergesAFileThatIsLargerThanABatch() {
        int rows = 4_100;
        office.feed.statements(
                statement(sink -> {
                    for (int i = 0; i < rows; i++) {
                        sink.transaction(Any.transaction("a").id("t" + i).get());
                    }
                }));

        assertThat(sender.imported().counts().transactions()).isEqualTo(new Counts(rows, 0, 0, 0));
    }

    @Test
    void countsWhatCannotBeKeptAsErrors() {
        office.feed.statements(
                statement(
                        Any.transaction("a").amount("1e-19").get(),
                        Any.transaction("a").id("t").get(),
                        Any.transaction("a").id("t").amount("5").get()));

        assertThat(sender.imported().counts().transactions()).isEqualTo(new Counts(1, 0, 0, 2));
    }

    @Test
    void mergesWhatAFileSaysIsHeldWithTheRestOfIt() {
        office.feed.statements(
                Part.broken(
                        sink -> {
                            begin(sink);
                            Part.held(sink, "a", Any.holding("a", "vti").get());
                        },
                        FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE)),
                statement(sink -> Part.held(sink, "a", Any.holding("a", "vti").get())),
                statement(sink -> Part.held(sink, "a")));
        assertThat(sender.imported().counts().holdings()).isEqualTo(Counts.NONE);
        office.clock.advance(Duration.ofMinutes(1));
        assertThat(sender.tried().counts().holdings()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(sender.imported().counts().holdings()).isEqualTo(new Counts(0, 0, 0, 0, 1));
        assertThat(office.workflows.eventsOf(AccountHoldingsUpdated.class)).hasSize(2);
    }

    @Test
    void countsWhatCannotBeReadAsErrors() {
        office.feed.statements(
                statement(sink -> {
                    Part.page(sink, Any.transaction("a").get());
                    sink.unreadable(2);
                    sink.unreadable(1);
                }));

        assertThat(sender.imported().counts().transactions()).isEqualTo(new Counts(1, 0, 0, 3));
    }

    @Test
    void showsNothingOfAFileThatBreaksOff() {
        office.feed.statements(
                Part.broken(
                        lines(Any.transaction("a").get()),
                        FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE)),
                statement(Any.transaction("a").get()));
        ImportJob put = sender.imported();
        assertThat(put.state().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(transactionCount()).isZero();

        office.clock.advance(Duration.ofMinutes(1));
        assertThat(sender.tried().counts().transactions()).isEqualTo(new Counts(1, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"FILE_UNREADABLE, FILE_UNREADABLE", "FILE_WITHOUT_ACCOUNT, NO_ACCOUNT"})
    void failsAtOnceWhenTheFileIsToBlame(FeedFailure failure, ImportFailure reason)
            throws IOException {
        office.feed.statements(Part.broken(failure));
        ImportJob job = sender.imported();

        assertThat(job.state().status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.failure()).contains(reason);
        assertThat(content(job)).isEmpty();
        assertThat(office.workflows.only(FileImportFailed.class).getReason().name())
                .isEqualTo(reason.text());
    }

    @Test
    void failsWhenAFileHoldsNoAccount() {
        office.feed.statements(Part.whole(sink -> sink.connection(holder.connectionId(), "x")));

        assertThat(sender.imported().failure()).contains(ImportFailure.NO_ACCOUNT);
    }

    @Test
    void triesAgainWhenTheAnswerDoesNotNameTheConnection() {
        office.feed.statements(Part.whole(sink -> sink.account(Any.account("a"))));

        assertThat(sender.imported().state().attempts()).isEqualTo(1);
    }

    @Test
    void refusesMoreAccountsThanAnyFileHolds() {
        office.feed.statements(
                Part.whole(sink -> {
                    for (int i = 0; i <= StatementIntake.MAX_ACCOUNTS; i++) {
                        sink.account(Any.account("a" + i));
                    }
                }));

        assertThatThrownBy(sender::imported).isInstanceOf(FeedSink.UnexpectedLineException.class);
    }

    @Test
    void failsForGoodAfterTheLastTry() {
        office.feed.statements(Part.broken(FeedFailure.INSTITUTION_UNAVAILABLE));
        sender.imported();
        office.clock.advance(Duration.ofMinutes(1));
        sender.tried();
        office.clock.advance(Duration.ofMinutes(1));

        assertThat(sender.tried().failure()).contains(ImportFailure.PROVIDER_UNAVAILABLE);
    }

    @Test
    void countsAnExceptionAsAFailedTry() {
        ImportJob job = sender.started("march.ofx");
        office.runImport.broke(office.claimImport());

        assertThat(found(job).state().attempts()).isEqualTo(1);
    }

    @Test
    void givesUpAJobThatBringsItsWorkersDown() {
        ImportJob job = sender.started("march.ofx");
        for (int i = 0; i < Office.RETRIES.maxClaims(); i++) {
            office.claimImport();
            office.clock.advance(Duration.ofDays(366));
        }
        sender.tried();

        assertThat(found(job).failure()).contains(ImportFailure.INTERNAL_ERROR);
    }

    @Test
    void showsAnImportToItsOwnerOnly() {
        ImportJob job = sender.started("march.ofx");

        assertThat(get.handle(new GetImport(holder.userId(), job.id()))).isPresent();
        assertThat(get.handle(new GetImport(UUID.randomUUID(), job.id()))).isEmpty();
    }

    private Part statement(NormalizedTransaction... rows) {
        return Part.whole(lines(rows));
    }

    private Part statement(Consumer<FeedSink> rows) {
        return Part.whole(sink -> {
            begin(sink);
            rows.accept(sink);
        });
    }

    private Consumer<FeedSink> lines(NormalizedTransaction... rows) {
        return sink -> {
            begin(sink);
            Part.page(sink, rows);
        };
    }

    private void begin(FeedSink sink) {
        sink.connection(holder.connectionId(), "ofx_file");
        sink.account(Any.account("a"));
        sink.account(Any.account("b"));
    }

    private ImportJob found(ImportJob job) {
        return office.ports.imports().find(job.id()).orElseThrow();
    }

    private byte[] content(ImportJob job) throws IOException {
        try (InputStream content = office.ports.imports().content(job.id())) {
            return content.readAllBytes();
        }
    }

    private long transactionCount() {
        return office.ports.history().count(TransactionFilter.all(holder.userId()));
    }
}
