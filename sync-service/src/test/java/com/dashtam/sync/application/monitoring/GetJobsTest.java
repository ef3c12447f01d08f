package com.dashtam.sync.application.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.application.monitoring.JobsView.Warning;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.JobReadings;
import com.dashtam.sync.domain.monitoring.QueueReading;
import com.dashtam.sync.domain.monitoring.RunningJob;
import com.dashtam.sync.domain.monitoring.Worker;
import com.dashtam.sync.memory.InMemoryWorkers;
import com.dashtam.sync.memory.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetJobsTest {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration SCHEDULE_SILENCE = Duration.ofSeconds(90);
    private static final Duration WAIT = Duration.ofMinutes(10);

    private final MovingClock clock = new MovingClock();
    private final InMemoryWorkers workers = new InMemoryWorkers();
    private Optional<Instant> oldestDue = Optional.empty();
    private int readings;
    private final GetJobsHandler jobs =
            new GetJobsHandler(
                    new Readings(),
                    workers,
                    new JobsView.Limits(SILENCE, SCHEDULE_SILENCE, WAIT),
                    clock);

    private final class Readings implements JobReadings {

        @Override
        public QueueReading queue(Duty duty, Instant now, Instant failuresSince) {
            readings++;
            return new QueueReading(
                    duty,
                    1,
                    1,
                    duty == Duty.SYNCS ? oldestDue : Optional.empty(),
                    0,
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public List<RunningJob> running(Duty duty, int limit) {
            return List.of();
        }
    }

    @Test
    void isHealthyWhileEachDutyIsDone() {
        seen(Duty.values());

        assertThat(read().warnings()).isEmpty();
        assertThat(read().isHealthy()).isTrue();
        assertThat(read().workers()).extracting(Worker::duty).doesNotContain(Duty.SCHEDULE);
        assertThat(read().lastLook()).contains(clock.instant());
    }

    @Test
    void warnsWhenNobodyHasEverWorked() {
        assertThat(read().warnings())
                .containsExactlyInAnyOrder(
                        Warning.NO_SYNC_WORKER, Warning.NO_IMPORT_WORKER, Warning.SCHEDULER_SILENT);
        assertThat(read().isHealthy()).isFalse();
        assertThat(read().lastLook()).isEmpty();
    }

    @Test
    void warnsWhenASignOfLifeIsOlderThanALease() {
        seen(Duty.values());
        clock.advance(SILENCE);
        assertThat(read().isHealthy()).isTrue();

        clock.advance(Duration.ofSeconds(1));
        assertThat(read().warnings())
                .containsExactlyInAnyOrder(Warning.NO_SYNC_WORKER, Warning.NO_IMPORT_WORKER);
        assertThat(read().workers()).noneMatch(read()::isAlive);
        seen(Duty.SYNCS, Duty.IMPORTS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(read().isHealthy()).isTrue();
    }

    @Test
    void warnsWhenNobodyLooksForDueConnections() {
        seen(Duty.values());
        clock.advance(SCHEDULE_SILENCE.plusSeconds(1));
        seen(Duty.SYNCS, Duty.IMPORTS);

        assertThat(read().warnings()).containsExactly(Warning.SCHEDULER_SILENT);
    }

    @Test
    void warnsWhenAJobWaitsForLongerThanItMayBeKeptBack() {
        seen(Duty.values());
        oldestDue = Optional.of(clock.instant().minus(WAIT));
        assertThat(read().isHealthy()).isTrue();

        oldestDue = Optional.of(clock.instant().minus(WAIT));
        clock.advance(Duration.ofSeconds(1));
        assertThat(read().warnings()).containsExactly(Warning.JOBS_LATE);
    }

    @Test
    void readsOnceASecondHoweverManyAsk() {
        for (int i = 0; i < 100; i++) {
            read();
        }
        assertThat(readings).isEqualTo(2);

        clock.advance(Duration.ofSeconds(1));
        read();
        assertThat(readings).isEqualTo(4);
    }

    private JobsView read() {
        return jobs.handle(new GetJobs());
    }

    private void seen(Duty... duties) {
        for (Duty duty : duties) {
            workers.seen(new Worker("host-1", duty, 6, 0, clock.instant(), clock.instant()));
        }
    }
}
