package com.dashtam.sync.domain.ledger;

import java.util.UUID;

/** Whose accounts and transactions are merged: a user, by one of the user's connections. */
public record Holder(UUID userId, UUID connectionId) {}
