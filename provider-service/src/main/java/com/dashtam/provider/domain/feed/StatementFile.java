package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.NormalizedTransaction;
import java.util.Optional;

/** A file whose statements can be read, one row at a time: it may hold more than fits in memory. */
public interface StatementFile {

    /** The identifier by which files name the institution they come from. */
    Optional<String> institution();

    /** At most how many transactions there are; fewer if some cannot be read. */
    int transactions();

    /** How many statements the institution itself left out, and said so. */
    int refusals();

    /** Reads the statements in their order, each with all its transactions before the next. */
    void deliver(Sink sink);

    /** Takes what a file holds. */
    interface Sink {

        /** What follows belongs to this statement, until the next. */
        void statement(Statement statement);

        void transaction(NormalizedTransaction transaction);

        /** A transaction that cannot be read is left out. */
        void unreadable();
    }
}
