package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TableReading;
import java.util.Optional;

/** A file whose statements can be read, one row at a time: it may hold more than fits in memory. */
public interface StatementFile {

    /** The identifier by which files name the institution they come from. */
    Optional<String> institution();

    /**
     * How it is read, if it is a table. One of which more is undecided than whose it is must not be
     * delivered.
     */
    default Optional<TableReading> reading() {
        return Optional.empty();
    }

    /** At most how many transactions there are; fewer if some cannot be read. */
    int transactions();

    /** How many statements the institution itself left out, and said so. */
    int refusals();

    /** Reads the statements in their order, each before its transactions. */
    void deliver(Sink sink);

    /** Takes what a file holds. */
    interface Sink {

        void statement(Statement statement);

        void transaction(NormalizedTransaction transaction);

        /** A transaction that cannot be read is left out. */
        void unreadable(LeftOut leftOut);
    }
}
