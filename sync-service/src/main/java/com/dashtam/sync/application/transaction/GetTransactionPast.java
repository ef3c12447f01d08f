package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Asks where a transaction of a user comes from and what it said before. */
public record GetTransactionPast(UUID userId, UUID transactionId) implements Query {}
