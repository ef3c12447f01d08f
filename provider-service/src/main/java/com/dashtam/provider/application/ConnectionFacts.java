package com.dashtam.provider.application;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;

/** What other services build their picture of connections from. */
public final class ConnectionFacts {

    private ConnectionFacts() {}

    /** The connection as it is now. */
    public static Fact changed(Connection connection) {
        return Fact.about(
                connection.userId(),
                new ConnectionChanged(
                        connection.userId(),
                        connection.id(),
                        connection.slug().providerId(),
                        connection.slug().value(),
                        ConnectionStatus.valueOf(connection.status().text()),
                        connection.alias().map(Alias::value).orElse(null)));
    }
}
