package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** Takes a transaction out of a user's ledger for good. */
public record RemoveTransaction(UUID userId, UUID transactionId) implements Command {}
