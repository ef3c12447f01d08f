package com.dashtam.sync.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts that are kept. */
public interface Accounts {

    /** In the order of their names, then of their ids. */
    List<Account> list(AccountFilter filter);

    Optional<Account> findOwned(UUID id, UUID userId);

    /** How far the transactions of an account, or of a connection's accounts, have come. */
    TransactionProgress progress(UUID connectionId, Optional<UUID> accountId);

    /** Remembers that the transactions of one account, or of all of a connection, are in step. */
    void transactionsSynced(UUID connectionId, Optional<UUID> accountId, Instant at);
}
