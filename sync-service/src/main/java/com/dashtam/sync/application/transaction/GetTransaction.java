package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Asks for one transaction of a user. */
public record GetTransaction(UUID userId, UUID transactionId) implements Query {}
