package com.dashtam.sync.domain.ledger;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Merges what was read into what is kept. An account is known by its connection and the
 * institution's identifier, a transaction by its account and the institution's identifier. A row
 * that says nothing new is not written. Of rows that share an identifier within one call the first
 * counts; another that differs from it is an error, so that neither overwrites the other unseen. A
 * row whose identifier stands for a transaction that is no longer pending, and which tells another
 * day, another amount and another description, is another posting: an error too, and not written.
 * Callers provide the transaction and see to it that one job at a time merges for a connection.
 */
public interface Ledger {

    Counts mergeAccounts(Holder holder, List<NormalizedAccount> accounts, Instant now);

    /** Rows of accounts that are not kept are errors. */
    Counts mergeTransactions(Holder holder, List<NormalizedTransaction> transactions, Instant now);

    /**
     * Lets go of what the institution says is gone, in whatever account of the connection it names.
     *
     * @return how many rows went; those that are not kept are passed over
     */
    int removeTransactions(Holder holder, List<RemovedTransaction> removed, Instant now);

    /** Sets rows aside for a merge that must happen all at once; they are visible to nobody. */
    void stage(UUID jobId, int firstRow, List<NormalizedTransaction> transactions);

    /**
     * Merges all rows that were set aside for a job, and forgets them.
     *
     * @param expected how many rows were set aside
     * @throws StagedRowsLostException when some are gone, as after a crash of the database
     */
    Counts mergeStaged(UUID jobId, int expected, Holder holder, Instant now);

    /** Forgets what was set aside for a job. */
    void discardStaged(UUID jobId);
}
