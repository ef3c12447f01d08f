package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.application.connection.RenameConnection.Refusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import java.time.InstantSource;

/** Renames a connection and tells the others. */
public final class RenameConnectionHandler
        implements CommandHandler<RenameConnection, Connection, Refusal> {

    private final Connections connections;
    private final Workflows workflows;
    private final Transactions transactions;
    private final InstantSource clock;

    public RenameConnectionHandler(
            Connections connections,
            Workflows workflows,
            Transactions transactions,
            InstantSource clock) {
        this.connections = connections;
        this.workflows = workflows;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Result<Connection, Refusal> handle(RenameConnection command, Caller caller) {
        return transactions.inTransaction(() ->
                connections
                        .findOwnedForUpdate(command.connectionId(), command.userId())
                        .map(found ->
                                Result.<Connection, Refusal>ok(rename(found, command, caller)))
                        .orElse(Result.err(Refusal.CONNECTION_UNKNOWN)));
    }

    private Connection rename(Connection found, RenameConnection command, Caller caller) {
        if (found.alias().equals(command.alias())) {
            return found;
        }
        Connection renamed = found.renamed(command.alias(), clock.instant());
        connections.update(renamed);
        workflows.record(ConnectionFacts.changed(renamed), caller);
        return renamed;
    }
}
