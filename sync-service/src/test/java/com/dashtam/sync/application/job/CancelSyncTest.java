package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.sync.ProviderDataSyncFailed;
import com.dashtam.events.sync.TransactionSyncFailed;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CancelSyncTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @Test
    void endsAJobThatWaits() {
        UUID job = start();

        assertThat(cancel(job)).isInstanceOf(Result.Ok.class);
        assertThat(office.view(job).job().failure()).contains(SyncFailure.CANCELLED);
        assertThat(office.workflows.only(ProviderDataSyncFailed.class).getReason())
                .isEqualTo(com.dashtam.events.sync.SyncFailure.cancelled);
        assertThat(claim()).isEmpty();
    }

    @Test
    void endsARunningJobAtItsNextPageAndKeepsThePagesBefore() {
        UUID job = start();
        office.feed
                .accounts(Part.of(Any.account("a")))
                .transactions(
                        Part.whole(sink -> {
                            for (int i = 0; i < 4; i++) {
                                sink.transaction(Any.transaction("a").id("kept" + i).get());
                            }
                            sink.pageEnd(Optional.empty());
                            assertThat(cancel(job)).isInstanceOf(Result.Ok.class);
                            for (int i = 0; i < 4; i++) {
                                sink.transaction(Any.transaction("a").id("late" + i).get());
                            }
                            sink.pageEnd(Optional.empty());
                        }));
        Lease lease = office.claimSync();

        assertThatThrownBy(() -> office.runSync.run(lease)).isInstanceOf(LeaseLostException.class);
        assertThat(transactionCount()).isEqualTo(4);
        assertThat(office.workflows.names())
                .containsOnlyOnce("TransactionSyncFailed")
                .containsOnlyOnce("ProviderDataSyncFailed")
                .doesNotContain("ProviderDataSyncSucceeded");
        assertThat(office.workflows.only(TransactionSyncFailed.class).getReason())
                .isEqualTo(com.dashtam.events.sync.SyncFailure.cancelled);
        assertThat(office.view(job).job().state().status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void cancelsOnce() {
        UUID job = start();

        assertThat(cancel(job)).isInstanceOf(Result.Ok.class);
        assertThat(cancel(job)).isInstanceOf(Result.Ok.class);
        assertThat(office.workflows.names()).containsOnlyOnce("ProviderDataSyncFailed");
    }

    @Test
    void leavesAJobThatIsOver() {
        UUID job = start();
        office.feed.accounts(Part.of(Any.account("a"))).transactions(Part.whole(_ -> {}));
        office.trySync();

        assertThat(cancel(job)).isEqualTo(Result.err(CancelSync.Refusal.OVER));
        assertThat(office.view(job).job().failure()).isEmpty();
    }

    @Test
    void knowsNoJobOfSomebodyElse() {
        UUID job = start();
        var command = new CancelSync(UUID.randomUUID(), job);

        assertThat(office.cancel.handle(command, Office.callerOf(holder)))
                .isEqualTo(Result.err(CancelSync.Refusal.NOT_FOUND));
        assertThat(cancel(UUID.randomUUID())).isEqualTo(Result.err(CancelSync.Refusal.NOT_FOUND));
        assertThat(office.view(job).job().isOpen()).isTrue();
    }

    @Test
    void letsTheUserStartAnotherAtOnce() {
        cancel(start());

        assertThat(office.view(start()).job().state().status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void recordsWhoCancelledAndNotWhoStarted() {
        office.opening.open(
                Any.connectionOf(holder),
                order(),
                SyncTrigger.SCHEDULE,
                SnapshotSource.SCHEDULED_SYNC,
                Caller.system("sync-schedule"));
        UUID job = office.ports.syncs().findOpen(order()).orElseThrow().id();
        cancel(job);

        assertThat(office.workflows.callerOf(ProviderDataSyncFailed.class))
                .isEqualTo(Office.callerOf(holder));
    }

    private Result<SyncJob, CancelSync.Refusal> cancel(UUID job) {
        return office.cancel.handle(new CancelSync(holder.userId(), job), Office.callerOf(holder));
    }

    private Optional<Lease> claim() {
        var now = office.clock.instant();
        return office.ports.syncQueue().claim("test", now, now.plusSeconds(10));
    }

    private long transactionCount() {
        return office.ports.history().count(TransactionFilter.all(holder.userId()));
    }

    private SyncOrder order() {
        return SyncOrder.of(holder.connectionId(), SyncScope.ALL, false);
    }

    private UUID start() {
        var command = new StartSync(holder.userId(), order(), SnapshotSource.MANUAL_SYNC);
        return switch (office.start.handle(command, Office.callerOf(holder))) {
            case Result.Ok<StartSync.Started, StartSync.Refusal>(var started) ->
                    started.sync().job().id();
            case Result.Err<StartSync.Started, StartSync.Refusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }
}
