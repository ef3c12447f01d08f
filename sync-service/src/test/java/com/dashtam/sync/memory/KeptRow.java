package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.NormalizedTransaction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that is kept of one transaction.
 *
 * @param removedBy who removed it; empty while it is there
 * @param history what it said before, the oldest first
 * @param formerIds under which the institution has told of it
 */
public record KeptRow(
        UUID id,
        UUID accountId,
        Said said,
        String removedBy,
        List<Said> history,
        Set<String> formerIds) {

    /** What it says, or said. */
    public record Said(
            String id,
            String subtype,
            String status,
            BigDecimal amount,
            String currency,
            String description,
            String date) {

        public Said {
            amount = amount.stripTrailingZeros();
        }

        static Said of(NormalizedTransaction row) {
            return new Said(
                    row.providerTransactionId(),
                    row.subtype().text(),
                    row.status().text(),
                    row.amount(),
                    row.currency().code(),
                    row.description(),
                    row.date().toString());
        }
    }
}
