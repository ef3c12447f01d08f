package com.dashtam.sync.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.contract.JobQueueContract;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.fixture.Any;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JdbcJobQueueIT extends JobQueueContract {

    private static final Instant UNTIL = Any.NOW.plusSeconds(10);
    private static final Instant PAST_LEASE = UNTIL.plusMillis(1);

    /** Emptied for each test rather than made anew, which would take a database a test. */
    @Override
    protected Ports ports() {
        return JdbcPorts.emptied();
    }

    @Test
    void renewsOtherLeasesWhileOneJobIsBeingWritten() {
        Ports ports = ports();
        JobQueue queue = ports.syncQueue();
        List<Lease> leases = Stream.generate(() -> claimed(ports)).limit(2).toList();

        Set<Lease> lost =
                ports.transactions()
                        .inTransaction(() -> {
                            queue.hold(leases.getFirst());
                            return renewedElsewhere(queue, leases);
                        });

        assertThat(lost).isEmpty();
        assertThat(queue.claim("other", PAST_LEASE, PAST_LEASE.plusSeconds(10)))
                .map(Lease::jobId)
                .contains(leases.getFirst().jobId());
        assertThat(queue.claim("other", PAST_LEASE, PAST_LEASE.plusSeconds(10))).isEmpty();
    }

    @Test
    void tellsOfALostLeaseWhileTheJobIsBeingWrittenByAnother() {
        Ports ports = ports();
        JobQueue queue = ports.syncQueue();
        Lease lost = claimed(ports);
        Lease taken = queue.claim("other", PAST_LEASE, PAST_LEASE.plusSeconds(10)).orElseThrow();

        assertThat(
                        ports.transactions()
                                .inTransaction(() -> {
                                    queue.hold(taken);
                                    return renewedElsewhere(queue, List.of(lost, taken));
                                }))
                .containsExactly(lost);
    }

    private static Lease claimed(Ports ports) {
        ports.transactions()
                .inTransaction(() -> {
                    var holder = Any.holder();
                    ports.connections().save(Any.connectionOf(holder), UNTIL);
                    var job = Any.syncJob(holder, SyncScope.ALL, Any.NOW);
                    ports.syncs().add(job);
                    return job;
                });
        return ports.syncQueue().claim("worker", Any.NOW, UNTIL).orElseThrow();
    }

    private static Set<Lease> renewedElsewhere(JobQueue queue, List<Lease> leases) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(() -> queue.renew(leases, Any.NOW, UNTIL.plusSeconds(60)))
                    .get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the leases are not renewed", e);
        }
    }
}
