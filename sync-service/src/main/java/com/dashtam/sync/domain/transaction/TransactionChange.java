package com.dashtam.sync.domain.transaction;

import java.util.UUID;

/** What has become of a transaction. */
public sealed interface TransactionChange {

    Position position();

    UUID accountId();

    default UUID transactionId() {
        return position().transactionId();
    }

    /** It is there. */
    record Kept(Kind kind, Position position, Transaction transaction)
            implements TransactionChange {

        /** What it was at the version that a reader knows. */
        public enum Kind {
            /** Not there. */
            ADDED,
            /** There, and it said something else. */
            MODIFIED
        }

        @Override
        public UUID accountId() {
            return transaction.accountId();
        }
    }

    /** It is there no more. */
    record Removed(Position position, UUID accountId) implements TransactionChange {}

    /**
     * The place of a transaction in the order of changes.
     *
     * @param version of the user's ledger that holds its last change
     */
    record Position(long version, UUID transactionId) {}
}
