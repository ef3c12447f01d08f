package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Command;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds what only its user knows of a transaction. What is absent stays as it is; what is empty
 * inside is removed.
 */
public record AnnotateTransaction(
        UUID userId,
        UUID transactionId,
        Optional<Optional<String>> note,
        Optional<Optional<String>> description)
        implements Command {}
