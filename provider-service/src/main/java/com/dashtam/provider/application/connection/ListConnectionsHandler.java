package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import java.util.List;

/** Lists a user's connections, the newest first. */
public final class ListConnectionsHandler
        implements QueryHandler<ListConnections, List<Connection>> {

    private final Connections connections;

    public ListConnectionsHandler(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<Connection> handle(ListConnections query) {
        return connections.ofUser(query.userId()).stream()
                .filter(connection -> !query.activeOnly() || connection.isActive())
                .toList();
    }
}
