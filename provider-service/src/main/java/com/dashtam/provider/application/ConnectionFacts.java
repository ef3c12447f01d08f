package com.dashtam.provider.application;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.events.provider.ProviderTokenExpiring;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.EndingCredentials.Ending;
import java.time.Duration;
import java.time.Instant;

/** What other services build their picture of connections from. */
public final class ConnectionFacts {

    private ConnectionFacts() {}

    /** The user will have to consent again. */
    public static Fact expiring(Ending credential, Instant now) {
        long seconds = Duration.between(now, credential.expiresAt()).toSeconds();
        return Fact.about(
                credential.userId(),
                new ProviderTokenExpiring(
                        credential.userId(),
                        credential.connectionId(),
                        credential.slug().providerId(),
                        credential.slug().value(),
                        credential.expiresAt(),
                        Math.clamp(seconds, 0, Integer.MAX_VALUE)));
    }

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
