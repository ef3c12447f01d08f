package com.dashtam.sync.domain.snapshot;

import com.dashtam.kernel.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the balance of an account was at one moment; it never changes.
 *
 * @param holdingsValue what of it was in securities, where the same job read all of that
 * @param cashValue what of it was in cash and its like, where the institution lists it
 */
public record BalanceSnapshot(
        UUID id,
        UUID accountId,
        Money balance,
        Optional<Money> availableBalance,
        Optional<Money> holdingsValue,
        Optional<Money> cashValue,
        SnapshotSource source,
        Instant capturedAt) {}
