package com.dashtam.platform.workflow;

import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows.Attempted;
import com.dashtam.kernel.workflow.Workflows.Ending;
import com.dashtam.kernel.workflow.Workflows.Prepared;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.platform.idempotency.KeyHold;
import com.dashtam.platform.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A workflow between its attempt and its outcome. */
final class AttemptedWorkflow<S extends SpecificRecordBase, F extends SpecificRecordBase>
        implements Attempted<S, F> {

    private static final Logger log = LoggerFactory.getLogger(AttemptedWorkflow.class);

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;
    private final Run run;
    private final UUID since;
    private final KeyHold key;

    /**
     * @param since an id that is older than any outcome of the run
     * @param key of the request that the workflow serves
     */
    AttemptedWorkflow(
            Outbox outbox,
            JdbcClient jdbc,
            TransactionTemplate newTransaction,
            Run run,
            UUID since,
            KeyHold key) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.newTransaction = newTransaction;
        this.run = run;
        this.since = since;
        this.key = key;
    }

    @Override
    public <T, R> Ending<T, R, F> run(Supplier<Outcome<T, S, R>> business) {
        return ending(() -> inBusinessTransaction(business));
    }

    @Override
    public <X, R> Prepared<X, S, R, F> first(Supplier<Result<X, R>> outside) {
        return new Prepared<>() {
            @Override
            public <T> Ending<T, R, F> then(Function<X, Outcome<T, S, R>> business) {
                return ending(() ->
                        switch (outside.get()) {
                            case Result.Ok<X, R>(var value) ->
                                    inBusinessTransaction(() -> business.apply(value));
                            case Result.Err<X, R>(var refusal) ->
                                    Result.err(new Outcome.Refused<>(refusal, () -> {}, List.of()));
                        });
            }
        };
    }

    private <T, R> Ending<T, R, F> ending(Supplier<Result<T, Outcome.Refused<T, S, R>>> work) {
        return (refused, broken) -> {
            Result<T, Outcome.Refused<T, S, R>> ended;
            try {
                ended = work.get();
            } catch (RuntimeException | Error e) {
                recordBreakage(broken, e);
                throw e;
            }
            return switch (ended) {
                case Result.Ok<T, Outcome.Refused<T, S, R>>(var value) -> Result.ok(value);
                case Result.Err<T, Outcome.Refused<T, S, R>>(var refusal) -> {
                    fail(refusal, refused.apply(refusal.refusal()));
                    yield Result.err(refusal.refusal());
                }
            };
        };
    }

    private <T, R> Result<T, Outcome.Refused<T, S, R>> inBusinessTransaction(
            Supplier<Outcome<T, S, R>> business) {
        return newTransaction.execute(status -> {
            lock();
            return switch (business.get()) {
                case Outcome.Done<T, S, R> done -> {
                    append(done.succeeded());
                    yield kept(done.value(), done.facts());
                }
                case Outcome.Pending<T, S, R> pending ->
                        kept(pending.keep().apply(run), pending.facts());
                case Outcome.Refused<T, S, R> refused -> {
                    status.setRollbackOnly();
                    yield Result.err(refused);
                }
            };
        });
    }

    private <T, R> Result<T, Outcome.Refused<T, S, R>> kept(T value, List<Fact> facts) {
        facts.forEach(this::append);
        key.keep(Result.ok(value));
        return Result.ok(value);
    }

    private void fail(Outcome.Refused<?, ?, ?> refusal, F failed) {
        newTransaction.executeWithoutResult(status -> {
            refusal.consequences().run();
            append(failed);
            refusal.facts().forEach(this::append);
            key.keep(Result.err(refusal.refusal()));
        });
    }

    /**
     * The exception may hide a commit that went through: the connection broke before the answer
     * came. So wait for the business transaction to be over, then look whether it left an outcome.
     * Nor is there a failure when a repetition of the request carries on with the workflow.
     */
    private void recordBreakage(Supplier<F> broken, Throwable cause) {
        try {
            newTransaction.executeWithoutResult(status -> {
                lock();
                if (!outbox.hasOutcome(since, run.workflowId()) && key.release()) {
                    append(broken.get());
                }
            });
        } catch (RuntimeException e) {
            // The attempt stays open; the audit reports it when its time is over.
            cause.addSuppressed(e);
            log.warn("workflow {} stays open: its failure could not be stored", run.workflowId());
        }
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:id)")
                .param("id", run.workflowId().getLeastSignificantBits())
                .query()
                .singleRow();
    }

    private void append(SpecificRecordBase event) {
        outbox.append(event, run.key(), run.workflowId(), run.caller());
    }

    private void append(Fact fact) {
        outbox.append(fact.event(), fact.key(), run.workflowId(), run.caller());
    }
}
