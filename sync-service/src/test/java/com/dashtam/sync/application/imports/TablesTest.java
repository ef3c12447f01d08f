package com.dashtam.sync.application.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.sync.FileImportAttempted;
import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that do not say by themselves how they are to be read. */
class TablesTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final FileSender sender = new FileSender(office, holder);

    @Test
    void takesATableThatSaysHowItIsToBeRead() {
        office.feed.previews(table());
        var mapping = mappingOf("Everyday");

        ImportJob job = sender.started("march.CSV", mapping);

        assertThat(job.file().mapping()).isEqualTo(mapping);
        assertThat(office.ports.imports().find(job.id())).contains(job);
        assertThat(office.feed.previewed()).containsExactly(job.file());
        assertThat(office.workflows.only(FileImportAttempted.class).getProviderSlug())
                .isEqualTo("csv_file");
    }

    @Test
    void refusesATableOfWhichSomethingIsUndecided() {
        office.feed.previews(table("date_order", "account"));

        assertThat(sender.refused("march.csv", 10))
                .isEqualTo(new ImportRefusal.Undecided(List.of("date_order", "account")));
        assertThat(office.workflows.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FILE_UNREADABLE, FILE_UNREADABLE",
        "FILE_WITHOUT_ACCOUNT, NO_ACCOUNT",
        "INSTITUTION_UNAVAILABLE, PROVIDER_UNAVAILABLE",
        "ACCOUNT_NOT_FOUND, PROVIDER_UNAVAILABLE"
    })
    void refusesATableThatCannotBeLookedInto(FeedFailure failure, ImportRefusal.Plain refusal) {
        office.feed.previews(Part.broken(failure));

        assertThat(sender.refused("march.csv", 10)).isEqualTo(refusal);
        assertThat(office.workflows.names()).isEmpty();
    }

    @Test
    void refusesAMappingForWhatIsNoTable() {
        assertThat(sender.send("march.ofx", 10, mappingOf("x")))
                .isEqualTo(Result.err(ImportRefusal.Plain.MAPPING_USELESS));
    }

    @Test
    void showsWhatAFileWouldGiveAndKeepsNothing() {
        var left = LeftOut.ofTable(3, Optional.empty(), LeftOut.Reason.TOO_MANY_FIELDS);
        office.feed.previews(
                Part.whole(sink -> {
                    sink.account(Any.account("a"), false, Optional.empty());
                    sink.transaction(Any.transaction("a").get());
                    sink.omission(left);
                    sink.unreadable(4);
                    sink.preview(9, 2);
                }));
        var upload =
                new Upload(
                        "a.qfx",
                        1,
                        () -> new ByteArrayInputStream(FileSender.FILE),
                        ColumnMapping.NONE);

        var shown =
                new PreviewImportHandler(new FilePreviews(office.feed))
                        .handle(new PreviewImport(upload, 20))
                        .fold(
                                it -> it,
                                refusal -> {
                                    throw new AssertionError(refusal);
                                });

        assertThat(shown.undecided()).isEmpty();
        assertThat(shown.untold()).containsExactly("a");
        assertThat(shown.shown()).hasSize(1);
        assertThat(shown.leftOut()).containsExactly(left);
        assertThat(List.of(shown.transactions(), shown.holdings(), shown.unreadable()))
                .containsExactly(9, 2, 4);
        assertThat(office.ports.history().count(TransactionFilter.all(holder.userId()))).isZero();
        assertThat(office.workflows.names()).isEmpty();
    }

    @Test
    void showsNoMoreOfAFileThanItAskedFor() {
        office.feed.previews(
                Part.whole(sink -> {
                    for (int i = 0; i <= 1_000; i++) {
                        sink.transaction(Any.transaction("a").get());
                    }
                }));

        assertThatThrownBy(() -> sender.refused("a.csv", 1))
                .isInstanceOf(FeedSink.UnexpectedLineException.class);
    }

    private static Part table(String... undecided) {
        return Part.whole(sink ->
                sink.table(
                        new TableReading(ColumnMapping.NONE, List.of("Date"), List.of(undecided))));
    }

    private static ColumnMapping mappingOf(String account) {
        return new ColumnMapping(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(
                        new ColumnMapping.StatedAccount(
                                account,
                                AccountType.CHECKING,
                                new Currency("USD"),
                                Optional.empty(),
                                Optional.empty())));
    }
}
