package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Query;
import com.dashtam.sync.domain.transaction.TransactionChange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks what has become of a user's transactions since a cursor. */
public record ListChanges(UUID userId, Optional<String> cursor, int limit) implements Query {

    /**
     * Changes in their order.
     *
     * @param next where to go on, also behind the last
     * @param more whether there is more by now
     */
    public record Changes(List<TransactionChange> items, String next, boolean more) {

        public Changes {
            items = List.copyOf(items);
        }
    }
}
