package com.dashtam.sync.domain.ledger;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.sync.domain.transaction.Annotations;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Merges what was read into what is kept. An account is known by its connection and the
 * institution's identifier, a transaction by its account and the institution's identifiers. A row
 * that says nothing new is not written, and one that is changed leaves what it said before behind.
 * Callers provide the transaction and see to it that one job at a time merges for a connection.
 *
 * <p>Transactions are merged by readings: rows are staged page by page, merged at once or all
 * together, and the reading is concluded when its source has told everything. The rules:
 *
 * <ul>
 *   <li>Of rows that share an identifier within one merge the first counts; another that differs
 *       from it is an error, so that neither overwrites the other unseen.
 *   <li>A row that says which pending transaction it settles becomes that one.
 *   <li>A row under a new identifier that may be a transaction which was known under another waits
 *       for the end of the reading. It then takes the place of one that says exactly the same and
 *       was not shown, each of several alike for one of several; else of a pending one that is gone
 *       ({@link Settlement}); else it is new.
 *   <li>A row whose identifier stands for a transaction that is no longer pending, and which tells
 *       another day, another amount and another description, is another posting: an error, put in
 *       quarantine.
 *   <li>A transaction that the user removed stays removed; one that the institution removed is
 *       back, as the same, when it is shown again.
 * </ul>
 */
public interface Ledger {

    Counts mergeAccounts(Holder holder, List<NormalizedAccount> accounts, Instant now);

    /** Begins the merges of a reading for a job. */
    default Reading begin(UUID jobId, Holder holder) {
        return begin(jobId, holder, Set.of());
    }

    /**
     * Does the same.
     *
     * @param doubtful accounts of which nothing is concluded when they are not shown
     */
    Reading begin(UUID jobId, Holder holder, Set<UUID> doubtful);

    /**
     * Sets rows aside; they are visible to nobody.
     *
     * @param firstRow the place of the first of them in the reading, from 0
     */
    void stage(UUID jobId, int firstRow, List<StagedRow> rows);

    /**
     * Sets aside what the institution says is gone, unless it is shown again further on.
     *
     * @param nextRow the place of the row that is read next
     */
    void stageRemovals(UUID jobId, int nextRow, List<RemovedTransaction> removed);

    /**
     * Merges rows that were set aside, except those whose place is decided at the end. Rows of
     * accounts that are not kept are errors.
     */
    Counts merge(Reading reading, Rows rows, Instant now);

    /**
     * Ends a reading of which everything was merged: decides on the rows that wait, and on what was
     * not shown; then forgets what was set aside.
     *
     * @param expected how many rows and removals were set aside
     * @throws StagedRowsLostException when some are gone, as after a crash of the database
     */
    Counts conclude(Reading reading, Coverage coverage, int expected, Instant now);

    /**
     * Removes a transaction as its user wishes; it stays removed whatever is read later.
     *
     * @return whether the user has such a transaction
     */
    boolean remove(UUID userId, UUID transactionId, Instant now);

    /** Lets nobody else change a user's transactions until the caller's transaction ends. */
    void lock(UUID userId);

    /** Keeps what a user says of a transaction of hers, which {@link #remove} has not removed. */
    void annotate(UUID userId, UUID transactionId, Annotations annotations, Instant now);

    /** Forgets what was set aside for a job. */
    void discardStaged(UUID jobId);

    /** A range of rows of a reading: the place of the first, and of the one behind the last. */
    record Rows(int from, int to) {}
}
