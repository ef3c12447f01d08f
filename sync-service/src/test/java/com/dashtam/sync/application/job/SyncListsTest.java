package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.SyncFilter;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncListsTest {

    private static final byte[] KEY = new byte[32];

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final ListSyncsHandler list =
            new ListSyncsHandler(
                    office.ports.syncs(), office.ports.connections(), new Cursors(KEY, "test"));

    @Test
    void givesJobsWithWhatTheirStagesHaveDone() {
        add(SyncScope.ACCOUNTS);
        office.feed.accounts(Part.of(Any.account("a")));
        office.trySync();

        assertThat(page(all(), Optional.empty(), 10).items())
                .singleElement()
                .satisfies(view -> assertThat(view.counts().created()).isEqualTo(1));
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        SyncJob first = add(SyncScope.ALL);
        SyncJob second = add(SyncScope.ACCOUNTS);
        SyncJob third = add(SyncScope.HOLDINGS);

        var page = page(all(), Optional.empty(), 2);
        assertThat(page.items()).extracting(SyncView::job).containsExactly(third, second);
        var rest = page(all(), page.next(), 2);
        assertThat(rest.items()).extracting(SyncView::job).containsExactly(first);
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void refusesTheCursorOfAnotherFilter() {
        add(SyncScope.ALL);
        add(SyncScope.ACCOUNTS);
        Optional<String> cursor = page(all(), Optional.empty(), 1).next();
        var others =
                new SyncFilter(
                        holder.userId(),
                        Optional.empty(),
                        Optional.of(JobStatus.QUEUED),
                        Optional.empty(),
                        Optional.empty());

        assertThat(list.handle(new ListSyncs(others, cursor, 1)))
                .isEqualTo(Result.err(PageRefusal.CURSOR_INVALID));
        assertThat(list.handle(new ListSyncs(all(), Optional.of("made-up"), 1)))
                .isEqualTo(Result.err(PageRefusal.CURSOR_INVALID));
    }

    @Test
    void knowsNoConnectionOfSomebodyElse() {
        Holder other = office.connected();

        assertThat(list.handle(new ListSyncs(of(other.connectionId()), Optional.empty(), 1)))
                .isEqualTo(Result.err(PageRefusal.OWNER_NOT_FOUND));
        assertThat(list.handle(new ListSyncs(of(UUID.randomUUID()), Optional.empty(), 1)))
                .isEqualTo(Result.err(PageRefusal.OWNER_NOT_FOUND));
        assertThat(page(of(holder.connectionId()), Optional.empty(), 1).items()).isEmpty();
    }

    private Page<SyncView> page(SyncFilter filter, Optional<String> cursor, int limit) {
        return switch (list.handle(new ListSyncs(filter, cursor, limit))) {
            case Result.Ok<Page<SyncView>, PageRefusal>(var page) -> page;
            case Result.Err<Page<SyncView>, PageRefusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }

    private SyncFilter all() {
        return filter(Optional.empty());
    }

    private SyncFilter of(UUID connection) {
        return filter(Optional.of(connection));
    }

    private SyncFilter filter(Optional<UUID> connection) {
        return new SyncFilter(
                holder.userId(), connection, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private SyncJob add(SyncScope scope) {
        var job = Any.syncJob(holder, scope, office.clock.instant());
        office.ports.syncs().add(job);
        return job;
    }
}
