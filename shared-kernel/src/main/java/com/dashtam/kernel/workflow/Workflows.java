package com.dashtam.kernel.workflow;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.google.errorprone.annotations.CheckReturnValue;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Runs commands as workflows: the attempt is committed first, the outcome in the transaction that
 * makes it true, a failure in a transaction of its own.
 */
@CheckReturnValue
public interface Workflows {

    /** Starts a workflow that ends within this call. */
    <A extends SpecificRecordBase, S extends SpecificRecordBase, F extends SpecificRecordBase>
            Started<A, S, F> start(Workflow<A, S, F> workflow, Caller caller, EventKey key);

    /**
     * Opens a workflow that outlives this call, in the transaction of whoever calls: its run is
     * kept in a row of the caller's and closed later, possibly by another process.
     */
    <A extends SpecificRecordBase> Run open(
            Workflow<A, ?, ?> workflow, Caller caller, EventKey key, A attempted);

    /** Closes an open run with success, in the transaction of whoever calls. */
    <S extends SpecificRecordBase> void succeed(Workflow<?, S, ?> workflow, Run run, S succeeded);

    /**
     * Closes an open run without success, in the transaction of whoever calls. A run that has
     * failed already, as one does whose caller never learned that it was kept, fails once.
     */
    <F extends SpecificRecordBase> void fail(Workflow<?, ?, F> workflow, Run run, F failed);

    /** Records a fact in the transaction of whoever calls, as part of a run when one is given. */
    void record(Fact fact, Caller caller);

    /** Records a fact that belongs to an open run. */
    void record(Fact fact, Run run);

    /** A durable workflow's identity: what its outcome must repeat. */
    record Run(UUID workflowId, EventKey key, Caller caller) {}

    /** A workflow that has been named and waits for its attempt. */
    interface Started<
            A extends SpecificRecordBase,
            S extends SpecificRecordBase,
            F extends SpecificRecordBase> {

        /** Commits the attempt in a transaction of its own. */
        Attempted<S, F> attempted(A attempted);
    }

    /** A workflow whose attempt is on record. */
    interface Attempted<S extends SpecificRecordBase, F extends SpecificRecordBase> {

        /** The business, in one transaction together with its record of success. */
        <T, R> Ending<T, R, F> run(Supplier<Outcome<T, S, R>> business);

        /** Work that must not hold a transaction, such as a call to an institution. */
        <X, R> Prepared<X, S, R, F> first(Supplier<Result<X, R>> outside);
    }

    /** A workflow whose outside work is described. */
    interface Prepared<X, S extends SpecificRecordBase, R, F extends SpecificRecordBase> {

        /** The business, in one transaction together with its record of success. */
        <T> Ending<T, R, F> then(Function<X, Outcome<T, S, R>> business);
    }

    /** A workflow that lacks only its words for failure. */
    interface Ending<T, R, F extends SpecificRecordBase> {

        /**
         * Runs it all.
         *
         * @param refused the record of a refusal
         * @param broken the record when something threw; the exception goes on to the caller
         */
        Result<T, R> otherwise(Function<R, F> refused, Supplier<F> broken);
    }
}
