package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a job whose worker is lost on the way. */
class AbandonedSyncTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @BeforeEach
    void institution() {
        office.feed
                .accounts(Part.of(Any.account("a")))
                .transactions(
                        Part.of(
                                Any.transaction("a").id("1").get(),
                                Any.transaction("a").id("2").get()));
    }

    @Test
    void resumesTheStageThatAWorkerLeftAndSkipsTheOneItEnded() {
        UUID job = start(SyncScope.ALL);
        office.feed.transactions(
                Part.whole(sink -> {
                    throw new IllegalStateException("the worker dies");
                }),
                Part.of(Any.transaction("a").get()));
        Lease first = office.claimSyncFor(Duration.ofSeconds(10));
        assertThatThrownBy(() -> office.runSync.run(first))
                .isInstanceOf(IllegalStateException.class);

        office.clock.advance(Duration.ofSeconds(11));
        assertThat(office.trySync().job().state().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(office.view(job).job().state().claims()).isEqualTo(2);
        assertThat(office.workflows.names())
                .containsOnlyOnce("AccountSyncAttempted")
                .containsOnlyOnce("TransactionSyncAttempted")
                .containsOnlyOnce("TransactionSyncSucceeded")
                .containsOnlyOnce("ProviderDataSyncSucceeded");
    }

    @Test
    void writesNothingOnceItsJobIsTaken() {
        start(SyncScope.ALL);
        Lease stalled = office.claimSyncFor(Duration.ofSeconds(10));
        office.clock.advance(Duration.ofSeconds(11));
        office.trySync();
        int records = office.workflows.names().size();

        assertThatThrownBy(() -> office.runSync.run(stalled))
                .isInstanceOf(LeaseLostException.class);
        assertThat(office.workflows.names()).hasSize(records);
    }

    @Test
    void countsAnExceptionAsAFailedTry() {
        UUID job = start(SyncScope.ALL);
        office.runSync.broke(office.claimSync());
        assertThat(office.view(job).job().state().attempts()).isEqualTo(1);

        office.clock.advance(Duration.ofMinutes(1));
        office.runSync.broke(office.claimSync());
        office.clock.advance(Duration.ofMinutes(1));
        office.runSync.broke(office.claimSync());
        assertThat(office.view(job).job().failure()).contains(SyncFailure.INTERNAL_ERROR);
    }

    @Test
    void givesUpAJobThatBringsItsWorkersDown() {
        UUID job = start(SyncScope.ALL);
        for (int i = 0; i < Office.RETRIES.maxClaims(); i++) {
            office.claimSyncFor(Duration.ofSeconds(10));
            office.clock.advance(Duration.ofSeconds(11));
        }

        assertThat(office.trySync().job().failure()).contains(SyncFailure.INTERNAL_ERROR);
        assertThat(office.view(job).stages()).isEmpty();
    }

    @Test
    void refusesALeaseOnNoJobAtAll() {
        assertThatThrownBy(() -> office.runSync.run(new Lease(UUID.randomUUID(), 1)))
                .isInstanceOf(LeaseLostException.class);
    }

    private UUID start(SyncScope scope) {
        var order = SyncOrder.of(holder.connectionId(), scope, false);
        var command = new StartSync(holder.userId(), order, SnapshotSource.MANUAL_SYNC);
        return switch (office.start.handle(command, Office.callerOf(holder))) {
            case Result.Ok<StartSync.Started, StartSync.Refusal>(var started) ->
                    started.sync().job().id();
            case Result.Err<StartSync.Started, StartSync.Refusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }
}
