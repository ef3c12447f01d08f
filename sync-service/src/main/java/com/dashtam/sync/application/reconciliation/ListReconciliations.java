package com.dashtam.sync.application.reconciliation;

import com.dashtam.kernel.command.Query;
import java.util.Optional;
import java.util.UUID;

/** Asks for a page of the comparisons of an account's transactions with its balances. */
public record ListReconciliations(UUID userId, UUID accountId, Optional<String> cursor, int limit)
        implements Query {}
