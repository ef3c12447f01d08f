package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.sync.domain.transaction.Annotations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A transaction with all that has become of it. */
final class NaiveRow {
    final UUID id;
    final UUID accountId;
    final UUID userId;
    final Instant createdAt;
    final Set<String> formerIds = new HashSet<>();
    final List<NormalizedTransaction> history = new ArrayList<>();
    NormalizedTransaction row;
    UUID reading;
    Instant updatedAt;
    Annotations annotations = Annotations.NONE;
    boolean removed;
    boolean removedByUser;
    int rememberedIn;

    NaiveRow(
            UUID id,
            UUID accountId,
            UUID userId,
            NormalizedTransaction row,
            UUID reading,
            Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.userId = userId;
        this.row = row;
        this.reading = reading;
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean isPending() {
        return row.status() == TransactionStatus.PENDING;
    }
}
