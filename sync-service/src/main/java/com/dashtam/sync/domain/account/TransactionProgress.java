package com.dashtam.sync.domain.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the transactions of some accounts have come.
 *
 * @param syncedAt when the last complete reading of the account that is furthest behind began;
 *     absent when one of them was never read
 * @param oldestPending the day of the oldest transaction that may still change
 */
public record TransactionProgress(Optional<Instant> syncedAt, Optional<LocalDate> oldestPending) {}
