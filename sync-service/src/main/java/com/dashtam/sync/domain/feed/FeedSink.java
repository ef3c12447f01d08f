package com.dashtam.sync.domain.feed;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.feed.TableReading;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Takes what a feed holds. A feed without some kind of line never calls for it. */
public interface FeedSink {

    /** Which connection a file was read for. */
    default void connection(UUID connectionId, String providerSlug) {
        throw unexpected("connection");
    }

    /** How many transactions a file holds, told before the first where it is known. */
    default void expects(int transactions) {}

    default void account(NormalizedAccount account) {
        throw unexpected("account");
    }

    /**
     * The same of a file.
     *
     * @param balanceTold whether it says what the balance is
     * @param asOf of which day that is, where it says so
     */
    default void account(NormalizedAccount account, boolean balanceTold, Optional<LocalDate> asOf) {
        account(account);
    }

    /** How a table is read. */
    default void table(TableReading reading) {
        throw unexpected("reading of a table");
    }

    /** A record of a file was left out; it is counted at the end of the page too. */
    default void omission(LeftOut leftOut) {}

    /** How many records a file would give; only the first of them were sent. */
    default void preview(int transactions, int holdings) {
        throw unexpected("preview");
    }

    default void transaction(NormalizedTransaction transaction) {
        throw unexpected("transaction");
    }

    /** The institution says that this transaction is gone. */
    default void removed(RemovedTransaction transaction) {
        throw unexpected("removed transaction");
    }

    /** From where the next reading may go on. */
    default void bookmark(String text) {
        throw unexpected("bookmark");
    }

    /** Everything that this account holds follows. */
    default void holdingsOf(String providerAccountId) {
        throw unexpected("holdings of an account");
    }

    /**
     * The same of a file.
     *
     * @param asOf of which day that is, where it says so
     */
    default void holdingsOf(String providerAccountId, Optional<LocalDate> asOf) {
        holdingsOf(providerAccountId);
    }

    default void holding(NormalizedHolding holding) {
        throw unexpected("holding");
    }

    /** So many records of the page that ends now were left out because they cannot be read. */
    default void unreadable(int records) {}

    /**
     * What came before may be merged.
     *
     * @param hash of the page as the institution sent it, where it is known
     */
    default void pageEnd(Optional<PageHash> hash) {}

    private static UnexpectedLineException unexpected(String kind) {
        return new UnexpectedLineException(kind);
    }

    /** The feed holds what was not asked for, or more of it than is accepted. */
    final class UnexpectedLineException extends RuntimeException {

        public UnexpectedLineException(String kind) {
            super("a feed held a line that has no place there: " + kind);
        }
    }
}
