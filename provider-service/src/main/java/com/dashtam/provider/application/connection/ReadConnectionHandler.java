package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import java.util.Optional;

/** Finds a connection. */
public final class ReadConnectionHandler
        implements QueryHandler<ReadConnection, Optional<Connection>> {

    private final Connections connections;

    public ReadConnectionHandler(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Optional<Connection> handle(ReadConnection query) {
        return connections.find(query.connectionId());
    }
}
