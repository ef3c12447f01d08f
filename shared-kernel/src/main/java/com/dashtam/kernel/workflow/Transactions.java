package com.dashtam.kernel.workflow;

import java.util.function.Supplier;

/** The port for a transaction that is not part of a workflow of its own. */
public interface Transactions {

    /** Runs the work in the current transaction, or in a new one when there is none. */
    <T> T inTransaction(Supplier<T> work);
}
