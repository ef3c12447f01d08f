package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Open workflows of users as columns of the rows that keep them. */
final class Runs {

    private Runs() {}

    /** The workflow of a row with a {@code user_id}. */
    static Run run(ResultSet row) throws SQLException {
        var caller =
                new Caller(
                        Actor.parse(row.getString("actor")),
                        Optional.ofNullable(row.getString("client_ip")),
                        Optional.ofNullable(row.getString("user_agent")),
                        Optional.ofNullable(row.getString("traceparent")));
        return new Run(
                row.getObject("workflow_id", UUID.class),
                new EventKey.User(row.getObject("user_id", UUID.class)),
                caller);
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
}
