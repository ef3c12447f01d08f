package com.dashtam.sync.domain.transaction;

import java.util.UUID;

/** What has become of a transaction. */
public sealed interface TransactionChange {

    Position position();

    UUID transactionId();

    UUID accountId();

    /** It is there, and was not at the version that a reader knows. */
    record Added(Position position, Transaction transaction) implements TransactionChange {
        @Override
        public UUID transactionId() {
            return transaction.id();
        }

        @Override
        public UUID accountId() {
            return transaction.accountId();
        }
    }

    /** It says something else than before. */
    record Modified(Position position, Transaction transaction) implements TransactionChange {
        @Override
        public UUID transactionId() {
            return transaction.id();
        }

        @Override
        public UUID accountId() {
            return transaction.accountId();
        }
    }

    /** It is there no more. */
    record Removed(Position position, UUID accountId) implements TransactionChange {
        @Override
        public UUID transactionId() {
            return position.transactionId();
        }
    }

    /**
     * The place of a transaction in the order of changes.
     *
     * @param version of the user's ledger that holds its last change
     */
    record Position(long version, UUID transactionId) {}
}
