package com.dashtam.provider.application.erasure;

import com.dashtam.events.provider.UserDataErased;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.erasure.UserData;
import com.dashtam.provider.domain.feed.Adapters;

/**
 * Gives a user's consents back to the institutions, as far as they can be reached, forgets
 * everything about the user, and answers that it is done.
 */
public final class EraseUserHandler {

    private static final Caller SELF = Caller.system("erasure");

    private final Workflows workflows;
    private final Connections connections;
    private final CredentialVault vault;
    private final Adapters adapters;
    private final UserData data;

    public EraseUserHandler(
            Workflows workflows,
            Connections connections,
            CredentialVault vault,
            Adapters adapters,
            UserData data) {
        this.workflows = workflows;
        this.connections = connections;
        this.vault = vault;
        this.adapters = adapters;
        this.data = data;
    }

    /** Runs in the transaction of whoever calls. */
    public void handle(EraseUser command) {
        connections.ofUser(command.userId()).forEach(this::revoke);
        long erased = data.erase(command.userId());
        workflows.record(
                Fact.about(
                        command.userId(),
                        new UserDataErased(command.userId(), command.deletionId(), erased)),
                SELF);
    }

    private void revoke(Connection connection) {
        vault.get(connection.credentialOwner())
                .ifPresent(credential -> adapters.revoke(connection.slug(), credential));
    }
}
