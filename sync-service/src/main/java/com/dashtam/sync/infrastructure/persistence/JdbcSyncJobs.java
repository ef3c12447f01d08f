package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.job.AccountTally;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncFilter;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sync jobs and their stages; JdbcJobQueue moves the jobs. */
public final class JdbcSyncJobs implements SyncJobs {

    private final JdbcClient jdbc;

    public JdbcSyncJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(SyncJob job) {
        var statement =
                jdbc.sql(
                                """
                                insert into sync_job (id, user_id, connection_id, scope,
                                    account_id, window_from, window_to, full_read, trigger, source,
                                    status, priority, run_after, workflow_id, actor, client_ip, user_agent,
                                    traceparent, created_at)
                                values (:id, :user, :connection, :scope, :account, :from, :to,
                                    :full, :trigger, :source, 'queued', :priority, :after, :workflow, :actor,
                                    :ip, :agent, :traceparent, :created)
                                """)
                        .param("id", job.id())
                        .param("user", job.userId())
                        .param("full", job.order().full())
                        .param("trigger", job.trigger().text())
                        .param("source", job.source().text())
                        .param("priority", job.trigger().rank())
                        .param("after", Rows.utc(job.state().runAfter()))
                        .param("created", Rows.utc(job.state().createdAt()));
        Rows.bind(job.run(), bind(job.order(), statement)).update();
    }

    private static JdbcClient.StatementSpec bind(
            SyncOrder order, JdbcClient.StatementSpec statement) {
        return statement
                .param("connection", order.connectionId())
                .param("scope", order.scope().text())
                .param("account", order.accountId().orElse(null))
                .param("from", order.window().from().orElse(null))
                .param("to", order.window().to().orElse(null));
    }

    @Override
    public Optional<SyncJob> findOpen(SyncOrder order) {
        var statement =
                jdbc.sql(
                        """
                        select * from sync_job
                        where connection_id = :connection and scope = :scope
                          and account_id is not distinct from cast(:account as uuid)
                          and window_from is not distinct from cast(:from as date)
                          and window_to is not distinct from cast(:to as date)
                          and status in ('queued', 'running')
                        """);
        return bind(order, statement).query(JdbcSyncJobs::job).optional();
    }

    @Override
    public List<SyncJob> openOf(UUID userId) {
        return jdbc.sql(
                        "select * from sync_job where user_id = :user"
                                + " and status in ('queued', 'running') order by id")
                .param("user", userId)
                .query(JdbcSyncJobs::job)
                .list();
    }

    @Override
    public Optional<SyncJob> find(UUID id) {
        return jdbc.sql("select * from sync_job where id = :id")
                .param("id", id)
                .query(JdbcSyncJobs::job)
                .optional();
    }

    @Override
    public Optional<SyncJob> findOwned(UUID id, UUID userId) {
        return jdbc.sql("select * from sync_job where id = :id and user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(JdbcSyncJobs::job)
                .optional();
    }

    @Override
    public Optional<SyncJob> lockOwned(UUID id, UUID userId) {
        return jdbc.sql("select * from sync_job where id = :id and user_id = :user for update")
                .param("id", id)
                .param("user", userId)
                .query(JdbcSyncJobs::job)
                .optional();
    }

    @Override
    public List<SyncJob> list(SyncFilter filter, Optional<UUID> after, int limit) {
        var conditions = new Conditions().and("user_id = :user", "user", filter.userId());
        filter.connectionId()
                .ifPresent(id -> conditions.and("connection_id = :connection", "connection", id));
        filter.status()
                .ifPresent(status -> conditions.and("status = :status", "status", status.text()));
        filter.scope().ifPresent(scope -> conditions.and("scope = :scope", "scope", scope.text()));
        filter.trigger()
                .ifPresent(
                        trigger -> conditions.and("trigger = :trigger", "trigger", trigger.text()));
        after.ifPresent(id -> conditions.and("id < :last", "last", id));
        return jdbc.sql(
                        "select * from sync_job %s order by id desc limit :limit"
                                .formatted(conditions.where()))
                .params(conditions.parameters())
                .param("limit", limit)
                .query(JdbcSyncJobs::job)
                .list();
    }

    @Override
    public void hasten(UUID connectionId, SyncTrigger trigger) {
        // A job that is being taken needs no haste, and waiting for it could end in a deadlock.
        jdbc.sql(
                        """
                        update sync_job set priority = :priority
                        where id in (
                            select id from sync_job
                            where connection_id = :connection and status = 'queued'
                              and priority > :priority
                            for update skip locked)
                        """)
                .param("priority", trigger.rank())
                .param("connection", connectionId)
                .update();
    }

    @Override
    public Map<UUID, List<Stage>> stagesOf(Collection<UUID> jobIds) {
        if (jobIds.isEmpty()) {
            return Map.of();
        }
        var begun =
                jdbc.sql(
                                """
                                select j.user_id, j.actor, j.client_ip, j.user_agent,
                                    j.traceparent, s.*
                                from sync_stage s join sync_job j on j.id = s.job_id
                                where s.job_id in (:jobs)
                                """)
                        .param("jobs", jobIds)
                        .query(JdbcSyncJobs::stage)
                        .list();
        return begun.stream()
                .sorted(Comparator.comparing(Stage::kind))
                .collect(Collectors.groupingBy(Stage::jobId));
    }

    @Override
    public void save(Stage stage) {
        jdbc.sql(
                        """
                        insert into sync_stage (job_id, kind, workflow_id, status, created, updated,
                            unchanged, errors, removed, awaiting_match, carried, processed,
                            accounts_read, accounts_total, started_at)
                        values (:job, :kind, :workflow, :status, :created, :updated, :unchanged,
                            :errors, :removed, :awaiting, :carried, :processed, :read, :total,
                            :started)
                        on conflict (job_id, kind) do update set status = excluded.status,
                            created = excluded.created, updated = excluded.updated,
                            unchanged = excluded.unchanged, errors = excluded.errors,
                            removed = excluded.removed, awaiting_match = excluded.awaiting_match,
                            carried = excluded.carried,
                            processed = excluded.processed,
                            accounts_read = excluded.accounts_read,
                            accounts_total = excluded.accounts_total, started_at = excluded.started_at
                        """)
                .param("job", stage.jobId())
                .param("kind", stage.kind().text())
                .param("workflow", stage.run().workflowId())
                .param("status", stage.status().text())
                .param("created", stage.counts().created())
                .param("updated", stage.counts().updated())
                .param("unchanged", stage.counts().unchanged())
                .param("errors", stage.counts().errors())
                .param("removed", stage.counts().removed())
                .param("awaiting", stage.counts().awaitingMatch())
                .param("carried", stage.carried())
                .param("processed", stage.processed())
                .param("read", stage.tally().read())
                .param("total", stage.tally().total())
                .param("started", Rows.utc(stage.startedAt()))
                .update();
    }

    private static SyncJob job(ResultSet row, int number) throws SQLException {
        var window =
                new DateWindow(
                        Rows.optionalDate(row, "window_from"), Rows.optionalDate(row, "window_to"));
        var order =
                new SyncOrder(
                        Rows.id(row, "connection_id"),
                        SyncScope.parse(row.getString("scope")),
                        Rows.optionalId(row, "account_id"),
                        window,
                        row.getBoolean("full_read"));
        return new SyncJob(
                Rows.id(row, "id"),
                Rows.id(row, "user_id"),
                order,
                SyncTrigger.parse(row.getString("trigger")),
                SnapshotSource.parse(row.getString("source")),
                Rows.run(row),
                Rows.state(row),
                Rows.optionalText(row, "failure").map(SyncFailure::parse));
    }

    private static Stage stage(ResultSet row, int number) throws SQLException {
        var counts =
                new Counts(
                        row.getInt("created"),
                        row.getInt("updated"),
                        row.getInt("unchanged"),
                        row.getInt("errors"),
                        row.getInt("removed"),
                        row.getInt("awaiting_match"));
        return new Stage(
                Rows.id(row, "job_id"),
                StageKind.parse(row.getString("kind")),
                Rows.run(row),
                JobStatus.parse(row.getString("status")),
                counts,
                row.getInt("carried"),
                row.getInt("processed"),
                new AccountTally(row.getInt("accounts_read"), row.getInt("accounts_total")),
                Rows.instant(row, "started_at"));
    }
}
