package com.dashtam.kernel.workflow;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * How a workflow's business ended: done, with the value for the caller, the record of success and
 * any facts that came with it; pending, when something else must come before its outcome; or
 * refused, with nothing kept.
 */
@CheckReturnValue
public sealed interface Outcome<T, S extends SpecificRecordBase, R> {

    record Done<T, S extends SpecificRecordBase, R>(T value, S succeeded, List<Fact> facts)
            implements Outcome<T, S, R> {
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /**
     * The outcome waits for somebody or something else.
     *
     * @param keep stores the run, in the transaction of the business, with what will close it by
     *     {@link Workflows#succeed} or {@link Workflows#fail}; gives the value for the caller
     */
    record Pending<T, S extends SpecificRecordBase, R>(
            Function<Workflows.Run, T> keep, List<Fact> facts) implements Outcome<T, S, R> {
        public Pending {
            facts = List.copyOf(facts);
        }
    }

    record Refused<T, S extends SpecificRecordBase, R>(
            R refusal, Runnable consequences, List<Fact> facts) implements Outcome<T, S, R> {
        public Refused {
            facts = List.copyOf(facts);
        }
    }

    static <T, S extends SpecificRecordBase, R> Outcome<T, S, R> done(
            T value, S succeeded, Fact... facts) {
        return new Done<>(value, succeeded, List.of(facts));
    }

    /** Everything the business wrote is rolled back, and the refusal is recorded. */
    static <T, S extends SpecificRecordBase, R> Outcome<T, S, R> refused(R refusal, Fact... facts) {
        return new Refused<>(refusal, () -> {}, List.of(facts));
    }

    /**
     * A refusal that changes something all the same, such as a counter of failures: the
     * consequences run in the transaction that records the refusal.
     */
    static <T, S extends SpecificRecordBase, R> Outcome<T, S, R> refused(
            R refusal, Runnable consequences, Fact... facts) {
        return new Refused<>(refusal, consequences, List.of(facts));
    }
}
