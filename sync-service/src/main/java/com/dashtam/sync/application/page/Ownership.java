package com.dashtam.sync.application.page;

import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import java.util.Optional;
import java.util.UUID;

/** Tells whether what a list is to be about belongs to the user who asks. */
public final class Ownership {

    private final Accounts accounts;
    private final Connections connections;

    public Ownership(Accounts accounts, Connections connections) {
        this.accounts = accounts;
        this.connections = connections;
    }

    public boolean holds(UUID userId, Optional<UUID> accountId, Optional<UUID> connectionId) {
        return accountId.map(id -> accounts.findOwned(id, userId).isPresent()).orElse(true)
                && connectionId
                        .map(id -> connections.findOwned(id, userId).isPresent())
                        .orElse(true);
    }
}
