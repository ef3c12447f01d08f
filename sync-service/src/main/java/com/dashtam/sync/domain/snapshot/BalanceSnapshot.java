package com.dashtam.sync.domain.snapshot;

import com.dashtam.kernel.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the balance of an account was at one moment; it never changes. */
public record BalanceSnapshot(
        UUID id,
        UUID accountId,
        Money balance,
        Optional<Money> availableBalance,
        SnapshotSource source,
        Instant capturedAt) {}
