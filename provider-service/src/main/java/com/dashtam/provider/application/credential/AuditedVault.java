package com.dashtam.provider.application.credential;

import com.dashtam.events.provider.CredentialFault;
import com.dashtam.events.provider.ProviderCredentialUnreadable;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.credential.UnreadableCredentialException;
import com.dashtam.provider.domain.credential.UnreadableCredentialException.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A vault that puts it on record when a credential cannot be opened, and goes on as if there were
 * none: users can be rid of such a connection, or authorize it again.
 */
public final class AuditedVault implements CredentialVault {

    private static final Caller SELF = Caller.system("credential-vault");

    private final CredentialVault vault;
    private final Workflows workflows;
    private final Transactions transactions;

    public AuditedVault(CredentialVault vault, Workflows workflows, Transactions transactions) {
        this.vault = vault;
        this.workflows = workflows;
        this.transactions = transactions;
    }

    @Override
    public void put(CredentialOwner owner, Credential credential) {
        vault.put(owner, credential);
    }

    @Override
    public Optional<Credential> get(CredentialOwner owner) {
        return readable(owner, () -> vault.get(owner));
    }

    @Override
    public Optional<Lease> lease(CredentialOwner owner, Instant now, Instant until) {
        return readable(owner, () -> vault.lease(owner, now, until));
    }

    private <T> Optional<T> readable(CredentialOwner owner, Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (UnreadableCredentialException e) {
            Unit ignored =
                    transactions.inTransaction(() -> {
                        workflows.record(
                                unreadable(
                                        owner.userId(),
                                        Optional.of(owner.connectionId()),
                                        e.reason()),
                                SELF);
                        return Unit.DONE;
                    });
            return Optional.empty();
        }
    }

    static Fact unreadable(UUID userId, Optional<UUID> connectionId, Reason reason) {
        return Fact.about(
                userId,
                new ProviderCredentialUnreadable(
                        userId,
                        connectionId.orElse(null),
                        CredentialFault.valueOf(reason.name().toLowerCase(Locale.ROOT))));
    }

    @Override
    public boolean replace(Lease lease, OAuthTokens tokens) {
        return vault.replace(lease, tokens);
    }

    @Override
    public void release(Lease lease) {
        vault.release(lease);
    }

    @Override
    public void wipe(UUID connectionId) {
        vault.wipe(connectionId);
    }
}
