package com.dashtam.sync.application.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.Any.TransactionDraft;
import com.dashtam.sync.memory.InMemoryReadingPages;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the hashes that pages come with. */
class PageHashesTest {

    private static final PageHash FIRST = hash("first");
    private static final PageHash SECOND = hash("second");
    private static final PageHash THIRD = hash("third");

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @BeforeEach
    void institution() {
        office.feed.accounts(Part.of(Any.account("a")));
    }

    @Test
    void remembersEachPageUnderItsNumber() {
        tells(
                Part.whole(sink -> {
                    Part.page(sink, FIRST, row("1").get(), row("2").get());
                    Part.page(sink, SECOND, row("3").get());
                    Part.page(sink, THIRD, row("4").get(), row("5").get(), row("6").get());
                }));

        assertThat(sync()).isEqualTo(Map.of(1, FIRST, 2, SECOND, 3, THIRD));
    }

    @Test
    void countsPagesWithoutAHashToo() {
        tells(
                Part.whole(sink -> {
                    Part.page(sink, row("1").get());
                    Part.page(sink, SECOND, row("2").get());
                    sink.pageEnd(Optional.of(THIRD));
                }));

        assertThat(sync()).isEqualTo(Map.of(2, SECOND));
    }

    @Test
    void remembersNothingOfAReadingThatChangesNothing() {
        NormalizedTransaction row = row("1").get();
        tells(Part.whole(sink -> Part.page(sink, FIRST, row)));

        assertThat(sync()).isEqualTo(Map.of(1, FIRST));
        assertThat(sync()).isEmpty();
    }

    @Test
    void offersEveryPageAgainForRowsThatWaited() {
        tells(
                Part.whole(sink ->
                        Part.page(sink, FIRST, row("p").status(TransactionStatus.PENDING).get())),
                Part.whole(sink -> {
                    Part.page(sink, SECOND, row("q").get());
                    Part.page(sink, THIRD, row("1").date(Any.TODAY.minusDays(99)).get());
                }));
        assertThat(sync()).isEqualTo(Map.of(1, FIRST));

        assertThat(sync()).isEqualTo(Map.of(1, SECOND, 2, THIRD));
    }

    @Test
    void startsAnewWithTheNextTry() {
        tells(
                Part.broken(
                        sink -> Part.page(sink, FIRST, row("1").get()),
                        FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE)),
                Part.whole(sink -> {
                    Part.page(sink, SECOND, row("1").get());
                    Part.page(sink, THIRD, row("2").get());
                }));
        var job = start();
        office.trySync();
        office.clock.advance(Office.RETRIES.maxPause());

        office.trySync();

        assertThat(pages().of(job)).containsEntry(1, SECOND).containsEntry(2, THIRD);
    }

    private void tells(Part... parts) {
        office.feed.transactions(parts);
    }

    private static TransactionDraft row(String id) {
        return Any.transaction("a").id(id);
    }

    private static PageHash hash(String page) {
        return PageHash.of(page.getBytes(UTF_8));
    }

    private InMemoryReadingPages pages() {
        return (InMemoryReadingPages) office.ports.readingPages();
    }

    private Map<Integer, PageHash> sync() {
        var job = start();
        office.trySync();
        return pages().of(job);
    }

    private UUID start() {
        office.clock.advance(Office.MINIMUM_INTERVAL);
        var order = SyncOrder.of(holder.connectionId(), SyncScope.ALL, true);
        var command = new StartSync(holder.userId(), order, SnapshotSource.MANUAL_SYNC);
        return office.start
                .handle(command, Office.callerOf(holder))
                .fold(
                        started -> started.sync().job().id(),
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }
}
