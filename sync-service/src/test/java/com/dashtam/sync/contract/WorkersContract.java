package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.Worker;
import com.dashtam.sync.domain.monitoring.Workers;
import com.dashtam.sync.fixture.Any;
import java.time.Duration;
import org.junit.jupiter.api.Test;

public abstract class WorkersContract {

    private static final Duration DAY = Duration.ofDays(1);

    private final Workers workers = workers();

    protected abstract Workers workers();

    @Test
    void keepsTheLastSignOfEachInstanceInEachDuty() {
        workers.seen(worker("a", Duty.SYNCS, 1, Duration.ZERO));
        var later = worker("a", Duty.SYNCS, 4, Duration.ofSeconds(3));
        var imports = worker("a", Duty.IMPORTS, 0, Duration.ZERO);
        var other = worker("b", Duty.SYNCS, 0, Duration.ZERO);
        workers.seen(later);
        workers.seen(other);
        workers.seen(imports);

        assertThat(workers.since(Any.NOW)).containsExactly(imports, later, other);
    }

    @Test
    void passesOverThoseThatWereNotSeenSince() {
        workers.seen(worker("a", Duty.SYNCS, 0, Duration.ZERO));

        assertThat(workers.since(Any.NOW.plusMillis(1))).isEmpty();
    }

    @Test
    void forgetsADutyThatWasPutDown() {
        var schedule = worker("a", Duty.SCHEDULE, 0, Duration.ZERO);
        workers.seen(worker("a", Duty.SYNCS, 0, Duration.ZERO));
        workers.seen(schedule);
        workers.gone("a", Duty.SYNCS);
        workers.gone("nobody", Duty.SCHEDULE);

        assertThat(workers.since(Any.NOW)).containsExactly(schedule);
    }

    @Test
    void forgetsInstancesThatWereNotSeenForADay() {
        workers.seen(worker("a", Duty.SYNCS, 0, Duration.ZERO));
        var other = worker("b", Duty.SYNCS, 0, DAY.plusMillis(1));
        workers.seen(other);

        assertThat(workers.since(Any.NOW)).containsExactly(other);
    }

    private static Worker worker(String instance, Duty duty, int busy, Duration later) {
        return new Worker(instance, duty, 6, busy, Any.NOW.minus(DAY), Any.NOW.plus(later));
    }
}
