package com.dashtam.platform.workflow;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.idempotency.KeyHold;
import com.dashtam.platform.idempotency.KeyedRun;
import com.dashtam.platform.outbox.Outbox;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Workflows as transactions over one outbox. */
public final class TransactionalWorkflows implements Workflows {

    private final Outbox outbox;
    private final Ids ids;
    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;

    public TransactionalWorkflows(
            Outbox outbox, Ids ids, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.ids = ids;
        this.jdbc = jdbc;
        this.newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <
                    A extends SpecificRecordBase,
                    S extends SpecificRecordBase,
                    F extends SpecificRecordBase>
            Started<A, S, F> start(Workflow<A, S, F> workflow, Caller caller, EventKey key) {
        return attempted -> {
            KeyHold hold = KeyedRun.hold();
            var fresh = new Run(ids.next(), key, caller);
            Begun begun = newTransaction.execute(status -> begin(fresh, attempted, hold));
            return new AttemptedWorkflow<>(
                    outbox, jdbc, newTransaction, begun.run(), begun.since(), hold);
        };
    }

    /** An attempt that an earlier request left open is on record: it is not made twice. */
    private Begun begin(Run fresh, SpecificRecordBase attempted, KeyHold hold) {
        UUID workflowId = hold.claim(fresh.workflowId());
        return workflowId.equals(fresh.workflowId())
                ? new Begun(fresh, append(fresh, attempted))
                : new Begun(new Run(workflowId, fresh.key(), fresh.caller()), workflowId);
    }

    /**
     * A run whose attempt is on record.
     *
     * @param since an id that is older than any outcome of the run
     */
    private record Begun(Run run, UUID since) {}

    @Override
    public <A extends SpecificRecordBase> Run open(
            Workflow<A, ?, ?> workflow, Caller caller, EventKey key, A attempted) {
        var run = new Run(ids.next(), key, caller);
        append(run, attempted);
        KeyedRun.opened(run.workflowId());
        return run;
    }

    @Override
    public <S extends SpecificRecordBase> void succeed(
            Workflow<?, S, ?> workflow, Run run, S succeeded) {
        append(run, succeeded);
    }

    @Override
    public <F extends SpecificRecordBase> void fail(Workflow<?, ?, F> workflow, Run run, F failed) {
        if (!outbox.hasOutcome(run.workflowId(), run.workflowId())) {
            append(run, failed);
        }
    }

    @Override
    public void record(Fact fact, Caller caller) {
        outbox.append(fact.event(), fact.key(), ids.next(), caller);
    }

    @Override
    public void record(Fact fact, Run run) {
        outbox.append(fact.event(), fact.key(), run.workflowId(), run.caller());
    }

    private UUID append(Run run, SpecificRecordBase event) {
        return outbox.append(event, run.key(), run.workflowId(), run.caller());
    }
}
