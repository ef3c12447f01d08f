package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import java.util.Optional;

/** Finds a connection, for its owner alone. */
public final class GetConnectionHandler
        implements QueryHandler<GetConnection, Optional<Connection>> {

    private final Connections connections;

    public GetConnectionHandler(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Optional<Connection> handle(GetConnection query) {
        return connections.findOwned(query.connectionId(), query.userId());
    }
}
