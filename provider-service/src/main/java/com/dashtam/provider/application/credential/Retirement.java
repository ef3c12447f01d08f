package com.dashtam.provider.application.credential;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.credential.CredentialOwner;
import java.time.InstantSource;

/** Takes a connection out of use once its consent no longer stands. */
public final class Retirement {

    private final Connections connections;
    private final Workflows workflows;
    private final Transactions transactions;
    private final InstantSource clock;

    public Retirement(
            Connections connections,
            Workflows workflows,
            Transactions transactions,
            InstantSource clock) {
        this.connections = connections;
        this.workflows = workflows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The tokens cannot be renewed any more. */
    public void expire(CredentialOwner owner, Caller caller) {
        retire(owner, caller, true);
    }

    /** The institution says that the user took the consent back. */
    public void revoke(CredentialOwner owner, Caller caller) {
        retire(owner, caller, false);
    }

    private void retire(CredentialOwner owner, Caller caller, boolean expired) {
        Unit ignored =
                transactions.inTransaction(() -> {
                    connections
                            .findOwnedForUpdate(owner.connectionId(), owner.userId())
                            .filter(Connection::isActive)
                            .ifPresent(active -> store(active, caller, expired));
                    return Unit.DONE;
                });
    }

    private void store(Connection active, Caller caller, boolean expired) {
        Connection retired =
                expired ? active.expired(clock.instant()) : active.revoked(clock.instant());
        connections.update(retired);
        workflows.record(ConnectionFacts.changed(retired), caller);
    }
}
