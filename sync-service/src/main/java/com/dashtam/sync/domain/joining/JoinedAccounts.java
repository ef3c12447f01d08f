package com.dashtam.sync.domain.joining;

import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The accounts that are one. The account that leads is shown, with its name and its balance, and
 * the transactions of all; of what several tell of, what the leading one says counts. Callers
 * provide the transaction.
 */
public interface JoinedAccounts {

    /**
     * Compares the accounts of a connection with those of other connections of its user that are of
     * the same type and currency, show the same end of a number, and may be joined with them. Lists
     * those with most in common first.
     */
    List<Accordance> compare(Holder holder);

    /** Why two accounts of a user cannot be one; absent when they can. */
    Optional<Obstacle> obstacle(UUID userId, UUID one, UUID other);

    /** Makes two accounts one, each with those that were joined to it before. */
    Joined join(UUID userId, UUID one, UUID other, Occasion occasion);

    /**
     * The accounts of a connection that should lead those which they are joined to: what an
     * institution tells leads what files tell, and what is connected leads what is not any more.
     */
    List<UUID> waitingToLead(Holder holder);

    /**
     * Lets an account lead all that are one with it.
     *
     * @return what this changes in the counts of the reading
     */
    Counts lead(UUID userId, UUID accountId, Occasion occasion);

    /**
     * When accounts are joined.
     *
     * @param reading the one that shows that they are one; absent when their user says so
     */
    record Occasion(Optional<Reading> reading, Instant at) {

        public static Occasion of(Instant at) {
            return new Occasion(Optional.empty(), at);
        }
    }

    /**
     * What has come of it.
     *
     * @param leader the account that leads
     * @param counts what this changes in the counts of the reading: what it has made and what was
     *     there are one
     */
    record Joined(UUID leader, Counts counts) {}
}
