package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Query;
import java.util.Optional;
import java.util.UUID;

/** Asks for a page of the postings of a user that are kept out of the ledger. */
public record ListQuarantined(UUID userId, Optional<String> cursor, int limit) implements Query {}
