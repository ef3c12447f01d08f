package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.JobReadings;
import com.dashtam.sync.domain.monitoring.QueueReading;
import com.dashtam.sync.domain.monitoring.QueueReading.End;
import com.dashtam.sync.domain.monitoring.RunningJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables of both kinds of job. */
public final class JdbcJobReadings implements JobReadings {

    private final JdbcClient jdbc;

    public JdbcJobReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String table(Duty duty) {
        return switch (duty) {
            case SYNCS -> "sync_job";
            case IMPORTS -> "import_job";
            case SCHEDULE -> throw new IllegalArgumentException("the schedule has no queue");
        };
    }

    @Override
    public QueueReading queue(Duty duty, Instant now, Instant failuresSince) {
        var failures = failures(duty, failuresSince);
        var lastRun = last(duty, "finished_at is not null");
        var lastFailure = last(duty, "status = 'failed'");
        return jdbc.sql(
                        """
                        select count(*) filter (where status = 'queued') as queued,
                            count(*) filter (where status = 'queued' and run_after <= :now) as due,
                            min(run_after) filter (
                                where status = 'queued' and run_after <= :now) as oldest,
                            count(*) filter (where status = 'running') as running
                        from %s where status in ('queued', 'running')
                        """
                                .formatted(table(duty)))
                .param("now", Rows.utc(now))
                .query((row, _) ->
                        new QueueReading(
                                duty,
                                row.getInt("queued"),
                                row.getInt("due"),
                                Rows.optionalInstant(row, "oldest"),
                                row.getInt("running"),
                                failures,
                                lastRun,
                                lastFailure))
                .single();
    }

    private Map<String, Integer> failures(Duty duty, Instant since) {
        var counts = new HashMap<String, Integer>();
        jdbc.sql(
                        """
                        select failure, count(*) as failed from %s
                        where status = 'failed' and finished_at >= :since
                        group by failure
                        """
                                .formatted(table(duty)))
                .param("since", Rows.utc(since))
                .query((row, _) -> counts.put(row.getString("failure"), row.getInt("failed")))
                .list();
        return counts;
    }

    private Optional<End> last(Duty duty, String which) {
        return jdbc.sql(
                        """
                        select id, status, failure, finished_at from %s where %s
                        order by finished_at desc limit 1
                        """
                                .formatted(table(duty), which))
                .query(JdbcJobReadings::end)
                .optional();
    }

    private static End end(ResultSet row, int number) throws SQLException {
        return new End(
                Rows.id(row, "id"),
                JobStatus.parse(row.getString("status")),
                Rows.optionalText(row, "failure"),
                Rows.instant(row, "finished_at"));
    }

    @Override
    public List<RunningJob> running(Duty duty, int limit) {
        return jdbc.sql(
                        """
                        select id, worker, started_at, renewed_at from %s
                        where status = 'running' order by started_at, id limit :limit
                        """
                                .formatted(table(duty)))
                .param("limit", limit)
                .query((row, _) ->
                        new RunningJob(
                                Rows.id(row, "id"),
                                duty,
                                row.getString("worker"),
                                Rows.instant(row, "started_at"),
                                Rows.optionalInstant(row, "renewed_at")
                                        .orElse(Rows.instant(row, "started_at"))))
                .list();
    }
}
