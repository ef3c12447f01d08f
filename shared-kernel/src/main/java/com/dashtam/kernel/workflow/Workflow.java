package com.dashtam.kernel.workflow;

import com.dashtam.kernel.event.EventContract;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One workflow of the contracts and its three records. A service names each of its workflows once
 * as a constant; classes that the contract does not join under one name are refused.
 *
 * @param <A> recorded before the business runs
 * @param <S> recorded in the transaction that changes something
 * @param <F> recorded when it was refused or broke
 */
public record Workflow<
        A extends SpecificRecordBase, S extends SpecificRecordBase, F extends SpecificRecordBase>(
        String name, Class<A> attempted, Class<S> succeeded, Class<F> failed) {

    public Workflow {
        requirePhase(attempted, name, Phase.ATTEMPTED);
        requirePhase(succeeded, name, Phase.SUCCEEDED);
        requirePhase(failed, name, Phase.FAILED);
    }

    /** The workflow that the contract says these three make. */
    public static <
                    A extends SpecificRecordBase,
                    S extends SpecificRecordBase,
                    F extends SpecificRecordBase>
            Workflow<A, S, F> of(Class<A> attempted, Class<S> succeeded, Class<F> failed) {
        return new Workflow<>(EventContract.of(attempted).workflow(), attempted, succeeded, failed);
    }

    private static void requirePhase(
            Class<? extends SpecificRecordBase> type, String name, Phase phase) {
        var contract = EventContract.of(type);
        if (!contract.workflow().equals(name) || contract.phase() != phase) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " is not what " + name + " " + phase + " records");
        }
    }
}
