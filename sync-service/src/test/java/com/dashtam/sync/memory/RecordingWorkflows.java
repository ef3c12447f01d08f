package com.dashtam.sync.memory;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.fixture.Any;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;

/** Remembers what durable workflows recorded, in order. */
public final class RecordingWorkflows implements Workflows {

    /** One record and the workflow it belongs to. */
    public record Recorded(
            UUID workflowId, EventKey key, Caller caller, SpecificRecordBase event) {}

    private final List<Recorded> records = new ArrayList<>();

    /** The simple names of all records, in order. */
    public List<String> names() {
        return records.stream().map(r -> r.event().getClass().getSimpleName()).toList();
    }

    public <T extends SpecificRecordBase> List<T> all(Class<T> type) {
        return records.stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public <T extends SpecificRecordBase> T only(Class<T> type) {
        var found = all(type);
        if (found.size() != 1) {
            throw new AssertionError(
                    type.getSimpleName() + " is recorded " + found.size() + " times");
        }
        return found.getFirst();
    }

    public Caller callerOf(Class<? extends SpecificRecordBase> type) {
        return records.stream()
                .filter(r -> type.isInstance(r.event()))
                .map(Recorded::caller)
                .findFirst()
                .orElseThrow();
    }

    public UUID workflowOf(Class<? extends SpecificRecordBase> type) {
        return records.stream()
                .filter(r -> type.isInstance(r.event()))
                .map(Recorded::workflowId)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public <
                    A extends SpecificRecordBase,
                    S extends SpecificRecordBase,
                    F extends SpecificRecordBase>
            Started<A, S, F> start(Workflow<A, S, F> workflow, Caller caller, EventKey key) {
        return attempted -> new Running<>(workflow, open(workflow, caller, key, attempted));
    }

    @Override
    public <A extends SpecificRecordBase> Run open(
            Workflow<A, ?, ?> workflow, Caller caller, EventKey key, A attempted) {
        var run = new Run(Any.IDS.next(), key, caller);
        add(run, attempted);
        return run;
    }

    @Override
    public <S extends SpecificRecordBase> void succeed(
            Workflow<?, S, ?> workflow, Run run, S succeeded) {
        add(run, succeeded);
    }

    @Override
    public <F extends SpecificRecordBase> void fail(Workflow<?, ?, F> workflow, Run run, F failed) {
        add(run, failed);
    }

    @Override
    public void record(Fact fact, Caller caller) {
        records.add(new Recorded(Any.IDS.next(), fact.key(), caller, fact.event()));
    }

    @Override
    public void record(Fact fact, Run run) {
        records.add(new Recorded(run.workflowId(), fact.key(), run.caller(), fact.event()));
    }

    private void add(Run run, SpecificRecordBase event) {
        records.add(new Recorded(run.workflowId(), run.key(), run.caller(), event));
    }

    private final class Running<S extends SpecificRecordBase, F extends SpecificRecordBase>
            implements Attempted<S, F> {

        private final Workflow<?, S, F> workflow;
        private final Run run;

        Running(Workflow<?, S, F> workflow, Run run) {
            this.workflow = workflow;
            this.run = run;
        }

        @Override
        public <T, R> Ending<T, R, F> run(Supplier<Outcome<T, S, R>> business) {
            return (refused, _) ->
                    switch (business.get()) {
                        case Outcome.Done<T, S, R>(var value, var succeeded, var facts) -> {
                            succeed(workflow, run, succeeded);
                            facts.forEach(fact -> record(fact, run));
                            yield Result.ok(value);
                        }
                        case Outcome.Refused<T, S, R>(var refusal, var consequences, _) -> {
                            consequences.run();
                            fail(workflow, run, refused.apply(refusal));
                            yield Result.err(refusal);
                        }
                        case Outcome.Pending<T, S, R> _ ->
                                throw new UnsupportedOperationException("nothing here waits");
                    };
        }

        @Override
        public <X, R> Prepared<X, S, R, F> first(Supplier<Result<X, R>> outside) {
            throw new UnsupportedOperationException("nothing here is asked before it is done");
        }
    }
}
