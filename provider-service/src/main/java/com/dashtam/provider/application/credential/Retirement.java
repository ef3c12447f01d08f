package com.dashtam.provider.application.credential;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import java.time.InstantSource;
import java.util.Optional;

/** Takes a connection out of use once its consent no longer stands. */
public final class Retirement {

    private final Connections connections;
    private final CredentialVault vault;
    private final Workflows workflows;
    private final Transactions transactions;
    private final InstantSource clock;

    public Retirement(
            Connections connections,
            CredentialVault vault,
            Workflows workflows,
            Transactions transactions,
            InstantSource clock) {
        this.connections = connections;
        this.vault = vault;
        this.workflows = workflows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The institution says that the user has to let us in anew. */
    public void expire(CredentialOwner owner, Caller caller) {
        retire(owner, Optional.empty(), caller, true);
    }

    /**
     * The institution does not accept a credential any more, nor can it be renewed. Where the user
     * has let us in anew meanwhile, that was about the credential before, and nothing comes of it.
     *
     * @param refused what was shown to the institution
     */
    public void expire(CredentialOwner owner, String refused, Caller caller) {
        retire(owner, Optional.of(refused), caller, true);
    }

    /** The institution says that the user took the consent back. */
    public void revoke(CredentialOwner owner, Caller caller) {
        retire(owner, Optional.empty(), caller, false);
    }

    /**
     * The institution says of a credential that the user took the consent behind it back, which a
     * newer consent outlives.
     *
     * @param refused what was shown to the institution
     */
    public void revoke(CredentialOwner owner, String refused, Caller caller) {
        retire(owner, Optional.of(refused), caller, false);
    }

    private void retire(
            CredentialOwner owner, Optional<String> refused, Caller caller, boolean expired) {
        Unit ignored =
                transactions.inTransaction(() -> {
                    connections
                            .findOwnedForUpdate(owner.connectionId(), owner.userId())
                            .filter(Connection::isActive)
                            .filter(_ -> refused.stream().allMatch(it -> isHeld(owner, it)))
                            .ifPresent(active -> store(active, caller, expired));
                    return Unit.DONE;
                });
    }

    private boolean isHeld(CredentialOwner owner, String access) {
        return vault.get(owner).map(Credential::access).filter(access::equals).isPresent();
    }

    private void store(Connection active, Caller caller, boolean expired) {
        Connection retired =
                expired ? active.expired(clock.instant()) : active.revoked(clock.instant());
        connections.update(retired);
        workflows.record(ConnectionFacts.changed(retired), caller);
    }
}
