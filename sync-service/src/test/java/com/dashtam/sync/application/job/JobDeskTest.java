package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobDeskTest {

    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final Office office = new Office();
    private final JobDesk desk =
            new JobDesk(
                    office.ports.syncs(),
                    office.ports.syncQueue(),
                    office.workflows,
                    office.ports.transactions(),
                    office.clock,
                    LENGTH);

    @Test
    void leavesALeaseThatIsGoodForItsWholeLengthAfterALongWrite() {
        Lease lease = claimed();

        write(lease, LENGTH.multipliedBy(3));

        office.clock.advance(LENGTH);
        assertThat(claim()).isEmpty();
        office.clock.advance(Duration.ofMillis(1));
        assertThat(claim()).isPresent();
    }

    @Test
    void renewsNoLeaseThatWasLost() {
        Lease lost = claimed();
        office.clock.advance(LENGTH.plusMillis(1));
        Lease taken = claim().orElseThrow();

        assertThatThrownBy(() -> write(lost, Duration.ZERO)).isInstanceOf(LeaseLostException.class);

        office.clock.advance(LENGTH.plusMillis(1));
        assertThat(claim()).map(Lease::fence).hasValue(taken.fence() + 1);
    }

    @Test
    void renewsNoLeaseOfAJobThatItsWorkerPutBack() {
        Lease lease = claimed();

        var after = office.clock.instant();
        desk.holding(
                lease,
                () -> {
                    desk.queue().retry(lease, after);
                    return lease;
                });

        assertThat(claim()).map(Lease::jobId).contains(lease.jobId());
    }

    private void write(Lease lease, Duration time) {
        desk.holding(
                lease,
                () -> {
                    office.clock.advance(time);
                    return lease;
                });
    }

    private Lease claimed() {
        office.ports
                .syncs()
                .add(Any.syncJob(office.connected(), SyncScope.ALL, office.clock.instant()));
        return claim().orElseThrow();
    }

    private Optional<Lease> claim() {
        var now = office.clock.instant();
        return desk.queue().claim("other", now, now.plus(LENGTH));
    }
}
