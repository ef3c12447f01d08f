package com.dashtam.audit.infrastructure.persistence;

import com.dashtam.audit.domain.workflow.OpenWorkflow;
import com.dashtam.audit.domain.workflow.OpenWorkflows;
import com.dashtam.audit.domain.workflow.WorkflowChanges;
import com.dashtam.audit.domain.workflow.WorkflowChanges.Ended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The open workflows in PostgreSQL. Both ends of a run meet in one row, whichever comes first: the
 * primary key makes the later transaction wait for the earlier one and see its end.
 */
public final class JdbcOpenWorkflows implements OpenWorkflows {

    private static final String MEET =
            """
            insert into open_workflow as present
                (workflow_id, workflow, source, attempted_at, due_at, ended_at)
            select workflow_id, workflow, source, cast(attempted_at as timestamptz),
                cast(due_at as timestamptz), cast(ended_at as timestamptz)
            from unnest(:workflowId, :workflow, :source, :attemptedAt, :dueAt, :endedAt)
                as change (workflow_id, workflow, source, attempted_at, due_at, ended_at)
            on conflict (workflow_id) do update set
                attempted_at = least(present.attempted_at, excluded.attempted_at),
                due_at = greatest(present.due_at, excluded.due_at),
                ended_at = least(present.ended_at, excluded.ended_at)
            """;

    private static final String LEAVE =
            """
            delete from open_workflow where workflow_id = any (:completed)
                or (workflow_id = any (:met) and attempted_at is not null and ended_at is not null)
            """;

    private record Row(
            UUID workflowId,
            String workflow,
            String source,
            @Nullable Instant attemptedAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt) {

        static Row of(OpenWorkflow open) {
            return new Row(
                    open.workflowId(),
                    open.workflow(),
                    open.source(),
                    open.attemptedAt(),
                    open.dueAt(),
                    null);
        }

        static Row of(Ended ended) {
            return new Row(
                    ended.workflowId(),
                    ended.workflow(),
                    ended.source(),
                    null,
                    null,
                    ended.endedAt());
        }
    }

    private final JdbcClient jdbc;

    public JdbcOpenWorkflows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(WorkflowChanges changes) {
        // In the order of their ids, so that two replicas never wait for each other in a circle.
        List<Row> rows =
                Stream.concat(
                                changes.opened().stream().map(Row::of),
                                changes.ended().stream().map(Row::of))
                        .sorted(Comparator.comparing(Row::workflowId))
                        .toList();
        var met = rows.stream().map(Row::workflowId).toArray(UUID[]::new);
        if (!rows.isEmpty()) {
            jdbc.sql(MEET)
                    .param("workflowId", met)
                    .param("workflow", texts(rows, Row::workflow))
                    .param("source", texts(rows, Row::source))
                    .param("attemptedAt", times(rows, Row::attemptedAt))
                    .param("dueAt", times(rows, Row::dueAt))
                    .param("endedAt", times(rows, Row::endedAt))
                    .update();
        }
        jdbc.sql(LEAVE)
                .param("met", met)
                .param("completed", changes.completed().toArray(UUID[]::new))
                .update();
    }

    @Override
    public List<OpenWorkflow> dueBefore(Instant moment, Optional<Position> after, int limit) {
        var where = new Conditions();
        where.add("attempted_at is not null and due_at < :moment", "moment", utc(moment));
        after.ifPresent(position -> {
            where.add(
                    "(due_at, workflow_id) > (:afterDue, :afterId)",
                    "afterDue",
                    utc(position.dueAt()));
            where.values().put("afterId", position.workflowId());
        });
        return jdbc.sql(
                        "select * from open_workflow %s order by due_at, workflow_id limit :limit"
                                .formatted(where.clause()))
                .params(where.values())
                .param("limit", limit)
                .query(JdbcOpenWorkflows::read)
                .list();
    }

    @Override
    public Counts count(Instant now) {
        return jdbc.sql(
                        """
                        select count(*) filter (where due_at < :now) as overdue,
                               count(*) filter (where due_at >= :now) as pending
                        from open_workflow where attempted_at is not null
                        """)
                .param("now", utc(now))
                .query((row, number) -> new Counts(row.getLong("overdue"), row.getLong("pending")))
                .single();
    }

    @Override
    public int forgetEndedBefore(Instant moment) {
        return jdbc.sql(
                        "delete from open_workflow where attempted_at is null and ended_at < :moment")
                .param("moment", utc(moment))
                .update();
    }

    private static OpenWorkflow read(ResultSet row, int number) throws SQLException {
        return new OpenWorkflow(
                row.getObject("workflow_id", UUID.class),
                row.getString("workflow"),
                row.getString("source"),
                row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static String[] times(List<Row> rows, Function<Row, @Nullable Instant> column) {
        var texts = new ArrayList<@Nullable String>(rows.size());
        for (Row row : rows) {
            Instant moment = column.apply(row);
            texts.add(moment == null ? null : moment.toString());
        }
        return texts.toArray(String[]::new);
    }
}
