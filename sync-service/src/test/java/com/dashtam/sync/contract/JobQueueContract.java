package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each test has a queue to itself. */
public abstract class JobQueueContract {

    private static final Instant NOW = Any.NOW;
    private static final Instant UNTIL = NOW.plusSeconds(10);
    private static final Instant PAST_LEASE = UNTIL.plusMillis(1);

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @Test
    void givesNothingWhenNothingWaits() {
        assertThat(claimAt(NOW)).isEmpty();
    }

    @Test
    void givesTheOldestJobFirst() {
        SyncJob first = add(Any.holder(), SyncScope.ALL);
        SyncJob second = add(Any.holder(), SyncScope.ALL);

        assertThat(claimAt(NOW)).map(Lease::jobId).contains(first.id());
        assertThat(claimAt(NOW)).map(Lease::jobId).contains(second.id());
        assertThat(claimAt(NOW)).isEmpty();
        assertThat(status(first)).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void runsOneJobOfALaneAtATime() {
        SyncJob first = add(holder, SyncScope.ACCOUNTS);
        SyncJob second = add(holder, SyncScope.TRANSACTIONS);
        SyncJob other = add(Any.holder(), SyncScope.ALL);

        Lease lease = claim();
        assertThat(lease.jobId()).isEqualTo(first.id());
        assertThat(claimAt(NOW)).map(Lease::jobId).contains(other.id());
        assertThat(claimAt(NOW)).isEmpty();

        in(() -> ports.syncQueue().end(lease, JobStatus.SUCCEEDED, Optional.empty(), NOW));
        assertThat(claimAt(NOW)).map(Lease::jobId).contains(second.id());
    }

    @Test
    void keepsAJobBackUntilItsRetryIsDueAndLetsOthersPass() {
        SyncJob first = add(holder, SyncScope.ACCOUNTS);
        SyncJob second = add(holder, SyncScope.TRANSACTIONS);
        in(() -> ports.syncQueue().retry(claim(), NOW.plusSeconds(60)));

        assertThat(claimAt(NOW)).map(Lease::jobId).contains(second.id());
        assertThat(claimAt(NOW.plusSeconds(5))).isEmpty();
        assertThat(ports.syncs().find(first.id()).orElseThrow().state().attempts()).isEqualTo(1);
        assertThat(ports.syncs().find(first.id()).orElseThrow().state().runAfter())
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void givesWhatSomebodyWaitsForBeforeWhatNobodyDoes() {
        SyncJob schedule = add(SyncTrigger.SCHEDULE, NOW);
        SyncJob webhook = add(SyncTrigger.WEBHOOK, NOW);
        SyncJob consent = add(SyncTrigger.CONNECTION, NOW);
        SyncJob user = add(SyncTrigger.USER, NOW);

        assertThat(claimAllAt(NOW))
                .containsExactly(user.id(), consent.id(), webhook.id(), schedule.id());
    }

    @Test
    void givesAJobFirstThatHasWaitedForAsLongAsJobsMay() {
        SyncJob schedule = add(SyncTrigger.SCHEDULE, NOW);
        SyncJob webhook = add(SyncTrigger.WEBHOOK, NOW.plusSeconds(1));
        Instant later = NOW.plus(Any.PATIENCE);
        SyncJob user = add(SyncTrigger.USER, later);
        SyncJob other = add(SyncTrigger.USER, later);

        assertThat(claimAllAt(later))
                .containsExactly(schedule.id(), user.id(), other.id(), webhook.id());
    }

    @Test
    void givesAnAbandonedJobBeforeAllOthers() {
        SyncJob abandoned = add(SyncTrigger.SCHEDULE, NOW);
        Lease stalled = claim();
        SyncJob user = add(SyncTrigger.USER, NOW);

        assertThat(stalled.jobId()).isEqualTo(abandoned.id());
        assertThat(claimAllAt(PAST_LEASE)).containsExactly(abandoned.id(), user.id());
    }

    @Test
    void keepsTheOrderOfALaneWhateverIsMoreUrgent() {
        SyncJob schedule = add(holder, SyncScope.ALL, SyncTrigger.SCHEDULE, NOW);
        SyncJob user = add(holder, SyncScope.ACCOUNTS, SyncTrigger.USER, NOW);

        assertThat(claimAllAt(NOW)).containsExactly(schedule.id());
        in(() -> ports.syncQueue().cancel(schedule.id(), "cancelled", NOW));
        assertThat(claimAllAt(NOW)).containsExactly(user.id());
    }

    @Test
    void hastensWhatStandsBeforeAnUrgentJob() {
        SyncJob schedule = add(holder, SyncScope.ALL, SyncTrigger.SCHEDULE, NOW);
        SyncJob other = add(SyncTrigger.SCHEDULE, NOW.minusSeconds(1));
        SyncJob consent = add(SyncTrigger.CONNECTION, NOW);
        in(() -> ports.syncs().hasten(holder.connectionId(), SyncTrigger.USER));
        in(() -> ports.syncs().hasten(consent.connectionId(), SyncTrigger.SCHEDULE));

        assertThat(claimAllAt(NOW)).containsExactly(schedule.id(), consent.id(), other.id());
    }

    @Test
    void cancelsAJobThatWaits() {
        SyncJob job = add(holder, SyncScope.ALL);
        in(() -> ports.syncQueue().cancel(job.id(), "cancelled", NOW));

        assertThat(claimAt(NOW)).isEmpty();
        assertThat(status(job)).isEqualTo(JobStatus.FAILED);
        assertThat(ports.syncs().find(job.id()).orElseThrow().failure())
                .contains(SyncFailure.CANCELLED);
    }

    @Test
    void takesACancelledJobAwayFromItsWorker() {
        SyncJob job = add(holder, SyncScope.ALL);
        Lease lease = claim();
        in(() -> ports.syncQueue().cancel(job.id(), "cancelled", NOW));

        refuses(lease, held -> ports.syncQueue().hold(held));
        refuses(lease, held -> ports.syncQueue().retry(held, NOW));
        refuses(lease, held -> end(held, JobStatus.SUCCEEDED, Optional.empty()));
        assertThat(claimAt(PAST_LEASE)).isEmpty();
    }

    @Test
    void leavesAJobAsItEnded() {
        SyncJob job = add(holder, SyncScope.ALL);
        Lease lease = claim();
        in(() -> end(lease, JobStatus.SUCCEEDED, Optional.empty()));
        in(() -> ports.syncQueue().cancel(job.id(), "cancelled", NOW.plusSeconds(9)));

        assertThat(status(job)).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(ports.syncs().find(job.id()).orElseThrow().state().finishedAt()).contains(NOW);
    }

    @Test
    void givesAJobAgainWhenItsRetryIsDue() {
        SyncJob job = add(holder, SyncScope.ALL);
        in(() -> ports.syncQueue().retry(claim(), NOW.plusSeconds(60)));

        assertThat(claimAt(NOW.plusSeconds(60))).map(Lease::jobId).contains(job.id());
    }

    @Test
    void givesAJobAgainWhenItsLeaseRanOut() {
        add(holder, SyncScope.ALL);
        Lease stalled = claim();
        assertThat(claimAt(UNTIL)).isEmpty();

        Lease taken = claimAt(PAST_LEASE).orElseThrow();
        assertThat(taken.jobId()).isEqualTo(stalled.jobId());
        assertThat(taken.fence()).isGreaterThan(stalled.fence());
    }

    @Test
    void letsAStalledWorkerDoNothingOnceItsJobIsTaken() {
        add(holder, SyncScope.ALL);
        Lease stalled = claim();
        Lease taken = claimAt(PAST_LEASE).orElseThrow();

        refuses(stalled, lease -> ports.syncQueue().hold(lease));
        refuses(stalled, lease -> ports.syncQueue().retry(lease, NOW));
        refuses(stalled, lease -> ports.syncQueue().release(lease, NOW));
        refuses(stalled, lease -> end(lease, JobStatus.SUCCEEDED, Optional.empty()));
        in(() -> ports.syncQueue().hold(taken));
        in(() -> end(taken, JobStatus.SUCCEEDED, Optional.empty()));
    }

    @Test
    void extendsLeasesThatStillHold() {
        add(holder, SyncScope.ALL);
        Lease lease = claim();
        assertThat(ports.syncQueue().renew(List.of(lease), NOW, UNTIL.plusSeconds(60))).isEmpty();
        assertThat(claimAt(PAST_LEASE)).isEmpty();

        Lease taken = claimAt(UNTIL.plusSeconds(61)).orElseThrow();
        assertThat(ports.syncQueue().renew(List.of(lease, taken), NOW, UNTIL.plusSeconds(80)))
                .containsExactly(lease);
        assertThat(claimAt(UNTIL.plusSeconds(100))).map(Lease::jobId).contains(taken.jobId());
    }

    @Test
    void takesAJobBackFromAWorkerThatStopsWithoutCountingAFailure() {
        SyncJob job = add(holder, SyncScope.ALL);
        in(() -> ports.syncQueue().release(claim(), NOW));

        assertThat(status(job)).isEqualTo(JobStatus.QUEUED);
        assertThat(ports.syncs().find(job.id()).orElseThrow().state().attempts()).isZero();
        assertThat(claim().jobId()).isEqualTo(job.id());
        assertThat(ports.syncs().find(job.id()).orElseThrow().state().claims()).isEqualTo(2);
    }

    @Test
    void remembersHowAJobEnded() {
        SyncJob job = add(holder, SyncScope.ALL);
        Lease lease = claim();
        in(() -> end(lease, JobStatus.FAILED, Optional.of("credentials_rejected")));

        SyncJob ended = ports.syncs().find(job.id()).orElseThrow();
        assertThat(ended.state().status()).isEqualTo(JobStatus.FAILED);
        assertThat(ended.state().startedAt()).contains(NOW);
        assertThat(ended.state().finishedAt()).contains(NOW);
        assertThat(ended.failure()).contains(SyncFailure.CREDENTIALS_REJECTED);
        refuses(lease, again -> ports.syncQueue().hold(again));
        assertThat(claimAt(NOW.plusSeconds(1_000))).isEmpty();
    }

    @Test
    void queuesTheImportsOfOneUserBehindEachOther() {
        UUID user = UUID.randomUUID();
        var first = Any.importJob(user, 0, NOW);
        var second = Any.importJob(user, 0, NOW);
        in(() -> ports.imports().add(first, java.io.InputStream::nullInputStream));
        in(() -> ports.imports().add(second, java.io.InputStream::nullInputStream));

        Lease lease = ports.importQueue().claim("worker", NOW, UNTIL).orElseThrow();
        assertThat(lease.jobId()).isEqualTo(first.id());
        assertThat(ports.importQueue().claim("worker", NOW, UNTIL)).isEmpty();
        in(() -> ports.importQueue().end(lease, JobStatus.SUCCEEDED, Optional.empty(), NOW));
        assertThat(ports.importQueue().claim("worker", NOW, UNTIL))
                .map(Lease::jobId)
                .contains(second.id());
    }

    private List<UUID> claimAllAt(Instant now) {
        return Stream.generate(() -> claimAt(now))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .map(Lease::jobId)
                .toList();
    }

    private SyncJob add(Holder of, SyncScope scope) {
        return add(of, scope, SyncTrigger.USER, NOW);
    }

    private SyncJob add(SyncTrigger trigger, Instant createdAt) {
        return add(Any.holder(), SyncScope.ALL, trigger, createdAt);
    }

    private SyncJob add(Holder of, SyncScope scope, SyncTrigger trigger, Instant createdAt) {
        var order = SyncOrder.of(of.connectionId(), scope, false);
        var job = Any.syncJob(of.userId(), order, trigger, createdAt);
        in(() -> {
            ports.connections().save(Any.connectionOf(of), NOW.plusSeconds(3600));
            ports.syncs().add(job);
        });
        return job;
    }

    private Optional<Lease> claimAt(Instant now) {
        return ports.syncQueue().claim("worker", now, now.plusSeconds(10));
    }

    private Lease claim() {
        return claimAt(NOW).orElseThrow();
    }

    private void end(Lease lease, JobStatus status, Optional<String> failure) {
        ports.syncQueue().end(lease, status, failure, NOW);
    }

    private JobStatus status(SyncJob job) {
        return ports.syncs().find(job.id()).orElseThrow().state().status();
    }

    private void refuses(Lease lease, Consumer<Lease> attempt) {
        assertThatThrownBy(() -> in(() -> attempt.accept(lease)))
                .isInstanceOf(LeaseLostException.class);
    }

    private void in(Runnable work) {
        ports.transactions()
                .inTransaction(() -> {
                    work.run();
                    return work;
                });
    }
}
