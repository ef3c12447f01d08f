package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A queue in the columns that both kinds of job have. */
public final class JdbcJobQueue implements JobQueue {

    private final JdbcClient jdbc;
    private final String table;
    private final String lane;
    private final String order;
    private final Duration patience;

    private JdbcJobQueue(
            JdbcClient jdbc, String table, String lane, String order, Duration patience) {
        this.jdbc = jdbc;
        this.table = table;
        this.lane = lane;
        this.order = order;
        this.patience = patience;
    }

    /**
     * The queue of sync jobs: one at a time for a connection.
     *
     * @param patience for how long a job may be kept back by more urgent ones
     */
    public static JdbcJobQueue ofSyncs(JdbcClient jdbc, Duration patience) {
        return new JdbcJobQueue(jdbc, "sync_job", "connection_id", "j.priority, j.id", patience);
    }

    /** The queue of imports: one at a time for a user, whose files share one connection. */
    public static JdbcJobQueue ofImports(JdbcClient jdbc) {
        return new JdbcJobQueue(jdbc, "import_job", "user_id", "j.id", Duration.ZERO);
    }

    @Override
    public Optional<Lease> claim(String worker, Instant now, Instant leaseUntil) {
        try {
            return jdbc.sql(claimSql())
                    .param("worker", worker)
                    .param("now", Rows.utc(now))
                    .param("until", Rows.utc(leaseUntil))
                    .param("patient", Rows.utc(now.minus(patience)))
                    .query(JdbcJobQueue::lease)
                    .optional();
        } catch (DuplicateKeyException e) {
            // Another worker has taken a job of the same lane in the same moment.
            return Optional.empty();
        }
    }

    private String claimSql() {
        return """
        update %1$s set status = 'running', fence = fence + 1, claims = claims + 1,
            worker = :worker, lease_until = :until, renewed_at = :now, started_at = coalesce(started_at, :now)
        where id = coalesce(
            (select j.id from %1$s j
             where j.status = 'running' and j.lease_until < :now
             order by j.lease_until limit 1 for update skip locked),
            (select j.id from %1$s j
             where %2$s and j.run_after <= :patient
             order by j.run_after, j.id limit 1 for update skip locked),
            (select j.id from %1$s j
             where %2$s
             order by %3$s limit 1 for update skip locked))
        returning id, fence
        """
                .formatted(table, mayRun(), order);
    }

    private String mayRun() {
        return """
        j.status = 'queued' and j.run_after <= :now and not exists (
            select from %1$s o
            where o.%2$s = j.%2$s and o.status in ('queued', 'running')
              and (o.status = 'running' or o.run_after <= :now and o.id < j.id))
        """
                .formatted(table, lane);
    }

    @Override
    public Set<Lease> renew(Collection<Lease> leases, Instant now, Instant until) {
        var held =
                jdbc.sql(
                                """
                                with held as (
                                    select j.id, j.fence
                                    from %1$s j
                                    join unnest(cast(:ids as uuid[]), cast(:fences as bigint[]))
                                        as l (id, fence) on l.id = j.id and l.fence = j.fence
                                    where j.status = 'running'),
                                free as (
                                    select id, fence from %1$s where id in (select id from held)
                                    for update skip locked),
                                renewed as (
                                    update %1$s j set lease_until = :until, renewed_at = :now
                                    from held, free
                                    where j.id = held.id and j.id = free.id
                                      and held.fence = free.fence and j.status = 'running')
                                select id, fence from held
                                """
                                        .formatted(table))
                        .param("until", Rows.utc(until))
                        .param("now", Rows.utc(now))
                        .param("ids", texts(leases, lease -> lease.jobId().toString()))
                        .param("fences", texts(leases, lease -> Long.toString(lease.fence())))
                        .query(JdbcJobQueue::lease)
                        .set();
        var lost = new HashSet<>(leases);
        lost.removeAll(held);
        return lost;
    }

    private static String[] texts(Collection<Lease> leases, Function<Lease, String> text) {
        return leases.stream().map(text).toArray(String[]::new);
    }

    private static Lease lease(ResultSet row, int number) throws SQLException {
        return new Lease(Rows.id(row, "id"), row.getLong("fence"));
    }

    @Override
    public void hold(Lease lease) {
        boolean held =
                jdbc.sql(
                                """
                                select id from %s
                                where id = :id and fence = :fence and status = 'running'
                                for update
                                """
                                        .formatted(table))
                        .param("id", lease.jobId())
                        .param("fence", lease.fence())
                        .query(UUID.class)
                        .optional()
                        .isPresent();
        if (!held) {
            throw new LeaseLostException(lease);
        }
    }

    @Override
    public void retry(Lease lease, Instant runAfter) {
        putBack(lease, runAfter, 1);
    }

    @Override
    public void release(Lease lease, Instant now) {
        putBack(lease, now, 0);
    }

    private void putBack(Lease lease, Instant runAfter, int failedAttempts) {
        requireHeld(
                lease,
                jdbc.sql(
                                """
                                update %s set status = 'queued', run_after = :after,
                                    attempts = attempts + :failed, lease_until = null, worker = null
                                where id = :id and fence = :fence and status = 'running'
                                """
                                        .formatted(table))
                        .param("after", Rows.utc(runAfter))
                        .param("failed", failedAttempts)
                        .param("id", lease.jobId())
                        .param("fence", lease.fence())
                        .update());
    }

    @Override
    public void end(Lease lease, JobStatus status, Optional<String> failure, Instant now) {
        requireHeld(
                lease,
                jdbc.sql(
                                """
                                update %s set status = :status, failure = :failure,
                                    finished_at = :now, lease_until = null
                                where id = :id and fence = :fence and status = 'running'
                                """
                                        .formatted(table))
                        .param("status", status.text())
                        .param("failure", failure.orElse(null))
                        .param("now", Rows.utc(now))
                        .param("id", lease.jobId())
                        .param("fence", lease.fence())
                        .update());
    }

    @Override
    public void cancel(UUID jobId, String failure, Instant now) {
        jdbc.sql(
                        """
                        update %s set status = 'failed', failure = :failure, finished_at = :now,
                            lease_until = null
                        where id = :id and status in ('queued', 'running')
                        """
                                .formatted(table))
                .param("failure", failure)
                .param("now", Rows.utc(now))
                .param("id", jobId)
                .update();
    }

    private static void requireHeld(Lease lease, int changedRows) {
        if (changedRows == 0) {
            throw new LeaseLostException(lease);
        }
    }
}
