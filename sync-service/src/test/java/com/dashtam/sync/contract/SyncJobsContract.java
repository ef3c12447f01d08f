package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFilter;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.fixture.Any;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class SyncJobsContract {

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @Test
    void keepsAJobWithItsOrderAndItsWorkflow() {
        var order =
                new SyncOrder(
                        holder.connectionId(),
                        SyncScope.TRANSACTIONS,
                        Optional.of(UUID.randomUUID()),
                        new DateWindow(Optional.of(Any.TODAY.minusDays(3)), Optional.of(Any.TODAY)),
                        true);
        SyncJob job = add(order);

        assertThat(ports.syncs().find(job.id())).contains(job);
    }

    @Test
    void findsAJobForItsOwnerOnly() {
        SyncJob job = add(order(SyncScope.ALL));

        assertThat(ports.syncs().findOwned(job.id(), holder.userId())).contains(job);
        assertThat(ports.syncs().findOwned(job.id(), UUID.randomUUID())).isEmpty();
        assertThat(ports.syncs().findOwned(UUID.randomUUID(), holder.userId())).isEmpty();
    }

    @Test
    void findsTheOpenJobThatAsksTheSame() {
        SyncJob job = add(order(SyncScope.ACCOUNTS));

        var forced = SyncOrder.of(holder.connectionId(), SyncScope.ACCOUNTS, true);
        assertThat(ports.syncs().findOpen(forced)).contains(job);
        assertThat(ports.syncs().findOpen(order(SyncScope.ALL))).isEmpty();
        assertThat(ports.syncs().findOpen(windowed(DateWindow.since(Any.TODAY)))).isEmpty();
    }

    @Test
    void tellsWindowsApart() {
        SyncJob job = add(windowed(DateWindow.since(Any.TODAY)));

        assertThat(ports.syncs().findOpen(windowed(DateWindow.since(Any.TODAY)))).contains(job);
        assertThat(ports.syncs().findOpen(windowed(DateWindow.since(Any.TODAY.minusDays(1)))))
                .isEmpty();
        assertThat(ports.syncs().findOpen(windowed(DateWindow.EVERYTHING))).isEmpty();
    }

    @Test
    void refusesASecondOpenJobThatAsksTheSame() {
        add(order(SyncScope.ALL));

        assertThatThrownBy(() -> add(order(SyncScope.ALL))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> add(SyncOrder.of(holder.connectionId(), SyncScope.ALL, true)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void hasNoStagesBeforeTheyBegin() {
        assertThat(ports.syncs().stages(add(order(SyncScope.ALL)).id())).isEmpty();
    }

    @Test
    void keepsEachStageAsItWasSavedLast() {
        SyncJob job = add(order(SyncScope.ALL));
        Stage transactions = stage(job, StageKind.TRANSACTIONS);
        Stage accounts = stage(job, StageKind.ACCOUNTS);
        Stage holdings = stage(job, StageKind.HOLDINGS).plus(new Counts(1, 0, 0, 0, 7, 9), 1);
        save(holdings);
        save(transactions);
        save(accounts);
        Stage ahead = transactions.plus(new Counts(3, 2, 1, 4), 10).resumed(Any.NOW.plusSeconds(9));
        save(ahead);

        assertThat(ports.syncs().stages(job.id())).containsExactly(accounts, ahead, holdings);
        Stage ended = ahead.plus(Counts.awaiting(5), 5).succeeded();
        save(ended);
        assertThat(ports.syncs().stages(job.id())).containsExactly(accounts, ended, holdings);
    }

    @Test
    void listsTheJobsOfAUserNewestFirst() {
        SyncJob first = add(order(SyncScope.ALL));
        SyncJob second = add(order(SyncScope.ACCOUNTS));
        SyncJob third = add(order(SyncScope.TRANSACTIONS));

        assertThat(list(everything(holder.userId()), Optional.empty(), 2))
                .containsExactly(third, second);
        assertThat(list(everything(holder.userId()), Optional.of(second.id()), 2))
                .containsExactly(first);
        assertThat(list(everything(UUID.randomUUID()), Optional.empty(), 2)).isEmpty();
    }

    @Test
    void listsWhatAllFiltersLeave() {
        SyncJob job = add(order(SyncScope.ACCOUNTS));
        add(order(SyncScope.ALL));

        assertThat(wanted(holder.connectionId(), JobStatus.QUEUED, SyncTrigger.USER))
                .containsExactly(job);
        assertThat(wanted(UUID.randomUUID(), JobStatus.QUEUED, SyncTrigger.USER)).isEmpty();
        assertThat(wanted(holder.connectionId(), JobStatus.FAILED, SyncTrigger.USER)).isEmpty();
        assertThat(wanted(holder.connectionId(), JobStatus.QUEUED, SyncTrigger.WEBHOOK)).isEmpty();
    }

    @Test
    void findsTheStagesOfSeveralJobsAtOnce() {
        SyncJob first = add(order(SyncScope.ALL));
        SyncJob second = add(order(SyncScope.ACCOUNTS));
        SyncJob none = add(order(SyncScope.TRANSACTIONS));
        Stage holdings = stage(first, StageKind.HOLDINGS);
        Stage accounts = stage(first, StageKind.ACCOUNTS);
        Stage others = stage(second, StageKind.ACCOUNTS);
        List.of(holdings, accounts, others).forEach(this::save);

        assertThat(ports.syncs().stagesOf(List.of(first.id(), second.id(), none.id())))
                .containsOnly(
                        Map.entry(first.id(), List.of(accounts, holdings)),
                        Map.entry(second.id(), List.of(others)));
        assertThat(ports.syncs().stagesOf(List.of())).isEmpty();
    }

    private List<SyncJob> wanted(UUID connection, JobStatus status, SyncTrigger trigger) {
        return list(
                new SyncFilter(
                        holder.userId(),
                        Optional.of(connection),
                        Optional.of(status),
                        Optional.of(SyncScope.ACCOUNTS),
                        Optional.of(trigger)),
                Optional.empty(),
                10);
    }

    private List<SyncJob> list(SyncFilter filter, Optional<UUID> after, int limit) {
        return ports.syncs().list(filter, after, limit);
    }

    private static SyncFilter everything(UUID userId) {
        return new SyncFilter(
                userId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Stage stage(SyncJob job, StageKind kind) {
        var run = Any.run(job.userId());
        var sameCaller =
                new com.dashtam.kernel.workflow.Workflows.Run(
                        run.workflowId(), run.key(), job.run().caller());
        return Stage.begun(job.id(), kind, sameCaller, Any.NOW);
    }

    private SyncOrder order(SyncScope scope) {
        return SyncOrder.of(holder.connectionId(), scope, false);
    }

    private SyncOrder windowed(DateWindow window) {
        return new SyncOrder(
                holder.connectionId(), SyncScope.TRANSACTIONS, Optional.empty(), window, false);
    }

    private SyncJob add(SyncOrder order) {
        var job = Any.syncJob(holder.userId(), order, Any.NOW);
        return ports.transactions()
                .inTransaction(() -> {
                    ports.connections().save(Any.connectionOf(holder), Any.NOW.plusSeconds(3600));
                    ports.syncs().add(job);
                    return job;
                });
    }

    private void save(Stage stage) {
        ports.transactions()
                .inTransaction(() -> {
                    ports.syncs().save(stage);
                    return stage;
                });
    }
}
