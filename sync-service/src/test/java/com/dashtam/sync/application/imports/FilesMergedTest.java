package com.dashtam.sync.application.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.sync.FileImportAttempted;
import com.dashtam.events.sync.FileImportFailed;
import com.dashtam.events.sync.FileImportSucceeded;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.InMemoryReadingPages;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of what files say, and of what they do not say. */
class FilesMergedTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final FileSender sender = new FileSender(office, holder);

    @Test
    void keepsWhatIsNewerWhateverOrderFilesComeIn() {
        var march = Optional.of(LocalDate.of(2026, 3, 31));
        var april = Optional.of(LocalDate.of(2026, 4, 30));
        office.feed.statements(
                dated("200", april, "vti"), dated("100", march, "old"), dated("300", april, "bnd"));
        sender.imported();
        ImportJob older = sender.imported();

        assertThat(balance()).isEqualByComparingTo("200");
        assertThat(held()).containsExactly("vti");
        assertThat(older.counts().holdings()).isEqualTo(Counts.NONE);
        sender.imported();
        assertThat(balance()).isEqualByComparingTo("300");
        assertThat(held()).containsExactly("bnd");
        assertThat(balanceOn(LocalDate.of(2026, 4, 29))).isEqualByComparingTo("100");
        assertThat(balanceOn(LocalDate.of(2026, 4, 30))).isEqualByComparingTo("300");
    }

    @Test
    void leavesABalanceAsItWasWhereAFileTellsNone() {
        office.feed.statements(
                dated("200", Optional.empty(), "vti"),
                Part.whole(sink -> {
                    sink.connection(holder.connectionId(), "csv_file");
                    sink.account(Any.account("a"), false, Optional.empty());
                }));
        sender.imported();
        office.clock.advance(Duration.ofDays(1));
        sender.imported();

        assertThat(balance()).isEqualByComparingTo("200");
        assertThat(balanceOn(Any.TODAY)).isEqualByComparingTo("200");
        assertThat(
                        office.ports
                                .reconciliations()
                                .list(holder.userId(), account(), Optional.empty(), 9))
                .isEmpty();
    }

    private BigDecimal balanceOn(LocalDate day) {
        return office.ports
                .dayBalances()
                .on(holder.userId(), List.of(day))
                .getFirst()
                .balance()
                .amount();
    }

    private UUID account() {
        return office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();
    }

    private Part dated(String balance, Optional<LocalDate> day, String held) {
        return Part.whole(sink -> {
            sink.connection(holder.connectionId(), "ofx_file");
            sink.account(Any.withBalance(Any.account("a"), balance), true, day);
            sink.holdingsOf("a", day);
            sink.holding(Any.holding("a", held).get());
        });
    }

    private BigDecimal balance() {
        return office.ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                .map(it -> it.balance().amount())
                .findFirst()
                .orElseThrow();
    }

    private List<String> held() {
        return office
                .ports
                .held(
                        new HoldingFilter(
                                holder.userId(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true))
                .stream()
                .map(Holding::providerHoldingId)
                .toList();
    }

    @Test
    void tellsWhichInstitutionAFileNamesOnceItIsRead() {
        office.feed.statements(
                Part.whole(sink -> {
                    sink.connection(holder.connectionId(), "chase_file");
                    sink.account(Any.account("a"));
                }),
                Part.broken(
                        sink -> sink.connection(holder.connectionId(), "chase_file"),
                        FeedProblem.of(FeedFailure.FILE_UNREADABLE)));
        sender.imported();
        sender.imported();

        assertThat(office.workflows.eventsOf(FileImportAttempted.class))
                .extracting(FileImportAttempted::getProviderSlug)
                .containsOnly("ofx_file");
        assertThat(office.workflows.only(FileImportSucceeded.class).getProviderSlug())
                .isEqualTo("chase_file");
        assertThat(office.workflows.only(FileImportFailed.class).getProviderSlug())
                .isEqualTo("chase_file");
    }

    @Test
    void refusesALeaseOnNoJobAtAll() {
        assertThatThrownBy(() -> office.runImport.run(new Lease(UUID.randomUUID(), 1)))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    void remembersWhatTheFileWasAsItsOnlyPage() {
        PageHash file = PageHash.of(FileSender.FILE);
        office.feed.statements(
                Part.whole(sink -> {
                    sink.connection(holder.connectionId(), "ofx_file");
                    sink.account(Any.account("a"));
                    Part.page(sink, file, Any.transaction("a").id("1").get());
                    Part.page(sink, file, Any.transaction("a").id("2").get());
                }));

        ImportJob job = sender.imported();

        var pages = (InMemoryReadingPages) office.ports.readingPages();
        assertThat(pages.of(job.id())).isEqualTo(Map.of(1, file));
    }
}
