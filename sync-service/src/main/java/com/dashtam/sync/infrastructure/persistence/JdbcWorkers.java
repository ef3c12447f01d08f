package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.Worker;
import com.dashtam.sync.domain.monitoring.Workers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signs of life in a table, where each instance sees those of all. */
public final class JdbcWorkers implements Workers {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient jdbc;

    public JdbcWorkers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void seen(Worker worker) {
        jdbc.sql("delete from job_worker where seen_at < :earliest")
                .param("earliest", Rows.utc(worker.seenAt().minus(REMEMBERED)))
                .update();
        jdbc.sql(
                        """
                        insert into job_worker (instance, duty, slots, busy, started_at, seen_at)
                        values (:instance, :duty, :slots, :busy, :started, :seen)
                        on conflict (instance, duty) do update set slots = excluded.slots,
                            busy = excluded.busy, started_at = excluded.started_at,
                            seen_at = excluded.seen_at
                        """)
                .param("instance", worker.instance())
                .param("duty", worker.duty().text())
                .param("slots", worker.slots())
                .param("busy", worker.busy())
                .param("started", Rows.utc(worker.startedAt()))
                .param("seen", Rows.utc(worker.seenAt()))
                .update();
    }

    @Override
    public void gone(String instance, Duty duty) {
        jdbc.sql("delete from job_worker where instance = :instance and duty = :duty")
                .param("instance", instance)
                .param("duty", duty.text())
                .update();
    }

    @Override
    public List<Worker> since(Instant earliest) {
        return jdbc.sql(
                        """
                        select * from job_worker where seen_at >= :earliest
                        order by instance, duty
                        """)
                .param("earliest", Rows.utc(earliest))
                .query(JdbcWorkers::worker)
                .list();
    }

    private static Worker worker(ResultSet row, int number) throws SQLException {
        return new Worker(
                row.getString("instance"),
                Duty.parse(row.getString("duty")),
                row.getInt("slots"),
                row.getInt("busy"),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "seen_at"));
    }
}
