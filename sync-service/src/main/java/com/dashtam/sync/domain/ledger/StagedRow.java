package com.dashtam.sync.domain.ledger;

import com.dashtam.kernel.feed.NormalizedTransaction;

/**
 * A transaction as it was read.
 *
 * @param page on which it stood, from 1
 */
public record StagedRow(int page, NormalizedTransaction transaction) {}
