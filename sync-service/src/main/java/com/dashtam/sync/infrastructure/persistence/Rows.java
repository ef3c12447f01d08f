package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.job.JobState;
import com.dashtam.sync.domain.job.JobStatus;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Values as columns, and columns as values. */
final class Rows {

    private Rows() {}

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Optional<UUID> optionalId(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Optional<LocalDate> optionalDate(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<BigDecimal> optionalDecimal(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column), new Currency(row.getString("currency")));
    }

    static Optional<Money> optionalMoney(ResultSet row, String column) throws SQLException {
        var currency = new Currency(row.getString("currency"));
        return optionalDecimal(row, column).map(amount -> new Money(amount, currency));
    }

    /** The workflow of a job, kept for as long as it is open. */
    static Run run(ResultSet row) throws SQLException {
        var caller =
                new Caller(
                        Actor.parse(row.getString("actor")),
                        optionalText(row, "client_ip"),
                        optionalText(row, "user_agent"),
                        optionalText(row, "traceparent"));
        return new Run(id(row, "workflow_id"), new EventKey.User(id(row, "user_id")), caller);
    }

    /** Binds a workflow to the columns that {@link #run(ResultSet)} reads. */
    static StatementSpec bind(Run run, StatementSpec statement) {
        return statement
                .param("workflow", run.workflowId())
                .param("actor", run.caller().actor().text())
                .param("ip", run.caller().clientIp().orElse(null))
                .param("agent", run.caller().userAgent().orElse(null))
                .param("traceparent", run.caller().traceparent().orElse(null));
    }

    static JobState state(ResultSet row) throws SQLException {
        return new JobState(
                JobStatus.parse(row.getString("status")),
                row.getInt("attempts"),
                row.getInt("claims"),
                instant(row, "run_after"),
                instant(row, "created_at"),
                optionalInstant(row, "started_at"),
                optionalInstant(row, "finished_at"));
    }
}
