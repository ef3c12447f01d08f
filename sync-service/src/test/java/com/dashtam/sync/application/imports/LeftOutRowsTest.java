package com.dashtam.sync.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.imports.ListLeftOutRows.Listing;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.imports.LeftOutRow.Content;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftOutRowsTest {

    private static final int LIMIT = 100;
    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final FileSender sender = new FileSender(office, holder);
    private final ListLeftOutRowsHandler list =
            new ListLeftOutRowsHandler(
                    office.ports.imports(), new Cursors(new byte[32], "sync-cursors"));

    @Test
    void listsWhatCouldNotBeReadBeforeWhatIsNotMerged() {
        var unread = LeftOut.ofTable(7, Optional.of("Amount"), Reason.NOT_A_NUMBER);
        var first = Any.transaction("a").id("1").amount("10").get();
        var repeated = Any.transaction("a").id("1").amount("11").get();
        var foreign = Any.transaction("b").id("2").get();
        var huge = Any.transaction("a").id("3").amount("1" + "0".repeat(30)).get();
        ImportJob job = imported(List.of(unread), first, repeated, foreign, huge);

        assertThat(page(job, Optional.empty(), LIMIT).page().items())
                .containsExactly(
                        LeftOutRow.unread(unread),
                        LeftOutRow.of(LeftOut.Kind.TRANSACTION, Reason.OUT_OF_BOUNDS),
                        LeftOutRow.unmerged(
                                LeftOutRow.contentOf(repeated), Reason.IDENTIFIER_REPEATED),
                        LeftOutRow.unmerged(LeftOutRow.contentOf(foreign), Reason.ACCOUNT_UNKNOWN));
        assertThat(page(job, Optional.empty(), LIMIT).job().counts().all().errors()).isEqualTo(4);
    }

    @Test
    void leadsFromPageToPage() {
        ImportJob job = imported(List.of(), foreign(5));
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = page(job, cursor, 2).page();
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items()
                    .forEach(row -> seen.add(row.content().map(Content::identifier).orElseThrow()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(seen).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void endsWithAPageThatIsJustFull() {
        ImportJob job = imported(List.of(), foreign(2));

        assertThat(page(job, Optional.empty(), 2).page().next()).isEmpty();
    }

    @Test
    void tellsOfTheFirstThousandOfEachKindAndCountsAll() {
        var unread = LeftOut.ofTable(7, Optional.empty(), Reason.MISSING);
        int many = LeftOut.MOST_TOLD + 5;
        ImportJob job =
                imported(IntStream.range(0, many).mapToObj(_ -> unread).toList(), foreign(many));

        assertThat(office.ports.imports().leftOut(job.id(), 0, 3 * many))
                .hasSize(2 * LeftOut.MOST_TOLD);
        assertThat(page(job, Optional.empty(), 1).job().counts().all().errors())
                .isEqualTo(2 * many);
    }

    @Test
    void refusesACursorOfAnotherImportAndOneThatWasChanged() {
        ImportJob job = imported(List.of(), foreign(3));
        ImportJob other = imported(List.of(), foreign(3));
        Optional<String> cursor = page(job, Optional.empty(), 2).page().next();

        assertThat(refusal(other, cursor)).isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refusal(job, cursor.map(text -> "A" + text)))
                .isEqualTo(PageRefusal.CURSOR_INVALID);
    }

    @Test
    void hidesTheImportsOfOthers() {
        ImportJob job = imported(List.of(), foreign(1));
        var query = new ListLeftOutRows(UUID.randomUUID(), job.id(), Optional.empty(), LIMIT);

        assertThat(list.handle(query)).isEqualTo(Result.err(PageRefusal.IMPORT_NOT_FOUND));
        assertThat(
                        list.handle(
                                new ListLeftOutRows(
                                        holder.userId(),
                                        UUID.randomUUID(),
                                        Optional.empty(),
                                        LIMIT)))
                .isEqualTo(Result.err(PageRefusal.IMPORT_NOT_FOUND));
    }

    private static NormalizedTransaction[] foreign(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Any.transaction("elsewhere").id("" + n).get())
                .toArray(NormalizedTransaction[]::new);
    }

    private Listing page(ImportJob job, Optional<String> cursor, int limit) {
        return list.handle(new ListLeftOutRows(holder.userId(), job.id(), cursor, limit))
                .fold(
                        listing -> listing,
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private PageRefusal refusal(ImportJob job, Optional<String> cursor) {
        return list.handle(new ListLeftOutRows(holder.userId(), job.id(), cursor, LIMIT))
                .fold(
                        listing -> {
                            throw new AssertionError(listing);
                        },
                        refusal -> refusal);
    }

    private ImportJob imported(List<LeftOut> unread, NormalizedTransaction... rows) {
        office.feed.statements(
                Part.whole(sink -> {
                    sink.connection(holder.connectionId(), "ofx_file");
                    sink.account(Any.account("a"));
                    unread.forEach(sink::omission);
                    List.of(rows).forEach(sink::transaction);
                    sink.unreadable(unread.size());
                }));
        return sender.imported();
    }
}
