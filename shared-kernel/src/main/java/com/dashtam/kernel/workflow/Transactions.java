package com.dashtam.kernel.workflow;

import com.dashtam.kernel.result.Result;
import java.util.function.Supplier;

/** The port for a transaction that is not part of a workflow of its own. */
public interface Transactions {

    /** Runs the work in the current transaction, or in a new one when there is none. */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Runs the work that decides a client's request at once, such as opening a durable workflow.
     * When the request carries an idempotency key, a value is kept under it in the same
     * transaction; a refusal leaves the key free. What is returned must be the handler's own
     * result.
     */
    default <T, R> Result<T, R> decide(Supplier<Result<T, R>> work) {
        return inTransaction(work);
    }
}
