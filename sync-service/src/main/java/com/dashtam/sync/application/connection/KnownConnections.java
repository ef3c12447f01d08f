package com.dashtam.sync.application.connection;

import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionDirectory;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.Connections;
import java.util.Optional;
import java.util.UUID;

/** Finds a user's connection, by asking provider-service once when its events are not here yet. */
public final class KnownConnections {

    /** Why no connection is given. */
    public enum Unknown {
        /** There is none, or it is somebody else's. */
        NO_SUCH_CONNECTION,
        /** It is not known here, and provider-service did not answer. */
        PROVIDER_SERVICE_AWAY
    }

    private final Connections connections;
    private final ConnectionDirectory directory;
    private final SyncSchedule schedule;
    private final Transactions transactions;

    public KnownConnections(
            Connections connections,
            ConnectionDirectory directory,
            SyncSchedule schedule,
            Transactions transactions) {
        this.connections = connections;
        this.directory = directory;
        this.schedule = schedule;
        this.transactions = transactions;
    }

    public Result<Connection, Unknown> findOwned(UUID id, UUID userId) {
        Optional<Connection> known = connections.find(id);
        return known.isPresent() ? owned(known, userId) : learn(id).flatMap(c -> owned(c, userId));
    }

    private Result<Optional<Connection>, Unknown> learn(UUID id) {
        return directory
                .find(id)
                .map(found -> found.flatMap(this::keep))
                .mapError(_ -> Unknown.PROVIDER_SERVICE_AWAY);
    }

    private Optional<Connection> keep(ConnectionState state) {
        return transactions.inTransaction(() -> {
            connections.save(state, schedule.next(state.providerSlug()));
            return connections.find(state.id());
        });
    }

    private static Result<Connection, Unknown> owned(Optional<Connection> found, UUID userId) {
        return found.filter(connection -> connection.userId().equals(userId))
                .<Result<Connection, Unknown>>map(Result::ok)
                .orElseGet(() -> Result.err(Unknown.NO_SUCH_CONNECTION));
    }
}
