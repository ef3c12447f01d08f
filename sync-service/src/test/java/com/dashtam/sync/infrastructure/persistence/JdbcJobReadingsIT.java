package com.dashtam.sync.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.JobReadings;
import com.dashtam.sync.domain.monitoring.QueueReading;
import com.dashtam.sync.domain.monitoring.QueueReading.End;
import com.dashtam.sync.domain.monitoring.RunningJob;
import com.dashtam.sync.fixture.Any;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JdbcJobReadingsIT {

    private static final Instant NOW = Any.NOW;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Ports ports = JdbcPorts.emptied();
    private final JobReadings readings = new JdbcJobReadings(JdbcPorts.emptiedClient());

    @Test
    void readsEmptyQueues() {
        assertThat(queue(Duty.SYNCS))
                .isEqualTo(
                        new QueueReading(
                                Duty.SYNCS,
                                0,
                                0,
                                Optional.empty(),
                                0,
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(readings.running(Duty.IMPORTS, 10)).isEmpty();
    }

    @Test
    void countsWhatWaitsAndWhatIsDue() {
        add(NOW.minusSeconds(90));
        Lease lease = claim(NOW.minusSeconds(60));
        retry(lease, NOW.plusSeconds(60));
        add(NOW.minusSeconds(30));
        add(NOW.minusSeconds(10));

        QueueReading queue = queue(Duty.SYNCS);
        assertThat(queue.queued()).isEqualTo(3);
        assertThat(queue.due()).isEqualTo(2);
        assertThat(queue.oldestDue()).contains(NOW.minusSeconds(30));
        assertThat(queue.running()).isZero();
    }

    @Test
    void namesWhoRunsWhatAndWhenItWasLastSaid() {
        SyncJob job = add(NOW.minusSeconds(90));
        Lease lease = claim(NOW.minusSeconds(60));
        var started = NOW.minusSeconds(60);
        assertThat(readings.running(Duty.SYNCS, 10))
                .containsExactly(new RunningJob(job.id(), Duty.SYNCS, "host-1", started, started));

        ports.syncQueue().renew(List.of(lease), NOW.minusSeconds(5), NOW.plusSeconds(5));
        assertThat(readings.running(Duty.SYNCS, 10))
                .containsExactly(
                        new RunningJob(
                                job.id(), Duty.SYNCS, "host-1", started, NOW.minusSeconds(5)));
        assertThat(readings.running(Duty.SYNCS, 0)).isEmpty();
        assertThat(queue(Duty.SYNCS).running()).isEqualTo(1);
    }

    @Test
    void countsTheFailuresOfTheLastHourByReason() {
        ended("internal_error", NOW.minus(HOUR).minusMillis(1));
        ended("internal_error", NOW.minus(HOUR));
        ended("credentials_rejected", NOW.minusSeconds(9));
        UUID last = ended("credentials_rejected", NOW.minusSeconds(8));
        UUID well = ended(NOW.minusSeconds(7));

        QueueReading queue = queue(Duty.SYNCS);
        assertThat(queue.failures())
                .containsOnly(Map.entry("internal_error", 1), Map.entry("credentials_rejected", 2));
        assertThat(queue.lastFailure())
                .contains(
                        new End(
                                last,
                                JobStatus.FAILED,
                                Optional.of("credentials_rejected"),
                                NOW.minusSeconds(8)));
        assertThat(queue.lastRun())
                .contains(
                        new End(well, JobStatus.SUCCEEDED, Optional.empty(), NOW.minusSeconds(7)));
    }

    @Test
    void readsImportsByThemselves() {
        var job = Any.importJob(UUID.randomUUID(), 0, NOW.minusSeconds(3));
        in(() -> ports.imports().add(job, java.io.InputStream::nullInputStream));

        assertThat(queue(Duty.IMPORTS).due()).isEqualTo(1);
        assertThat(queue(Duty.SYNCS).due()).isZero();
    }

    private QueueReading queue(Duty duty) {
        return readings.queue(duty, NOW, NOW.minus(HOUR));
    }

    private SyncJob add(Instant createdAt) {
        var holder = Any.holder();
        var job = Any.syncJob(holder, SyncScope.ALL, createdAt);
        in(() -> {
            ports.connections().save(Any.connectionOf(holder), NOW.plus(HOUR));
            ports.syncs().add(job);
        });
        return job;
    }

    private Lease claim(Instant at) {
        return ports.syncQueue().claim("host-1", at, at.plusSeconds(10)).orElseThrow();
    }

    private void retry(Lease lease, Instant after) {
        in(() -> ports.syncQueue().retry(lease, after));
    }

    private UUID ended(String failure, Instant at) {
        return ended(JobStatus.FAILED, Optional.of(failure), at);
    }

    private UUID ended(Instant at) {
        return ended(JobStatus.SUCCEEDED, Optional.empty(), at);
    }

    private UUID ended(JobStatus status, Optional<String> failure, Instant at) {
        add(at);
        Lease lease = claim(at);
        in(() -> ports.syncQueue().end(lease, status, failure, at));
        return lease.jobId();
    }

    private void in(Runnable work) {
        ports.transactions()
                .inTransaction(() -> {
                    work.run();
                    return work;
                });
    }
}
