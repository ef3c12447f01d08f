package com.dashtam.sync.domain.transaction;

import java.util.Optional;
import java.util.UUID;

/** What is kept of the past of transactions. */
public interface TransactionPasts {

    Optional<TransactionPast> findOwned(UUID transactionId, UUID userId);
}
