package com.dashtam.sandbox.traffic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that are switched on. The oldest one that concerns a request decides about it. */
public final class Faults {
    private static final int LIMIT = 1_000;

    private static final class Armed {
        private final Fault fault;
        private int skipped;
        private int struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        boolean strikes() {
            if (skipped < fault.skip()) {
                skipped++;
                return false;
            }
            struck++;
            return true;
        }
    }

    /** A fault and how often it has struck. */
    public record State(Fault fault, int struck) {}

    private final List<Armed> armed = new ArrayList<>();

    /** False when too many are on already. */
    public synchronized boolean add(Fault fault) {
        return armed.size() < LIMIT && armed.add(new Armed(fault));
    }

    /** The fault for this request, if there is one; it is used up by being asked for. */
    synchronized Optional<Fault> strike(Operation operation, Optional<String> customerId) {
        Iterator<Armed> candidates = armed.iterator();
        while (candidates.hasNext()) {
            Armed candidate = candidates.next();
            if (candidate.fault.concerns(operation, customerId)) {
                if (!candidate.strikes()) {
                    continue;
                }
                if (candidate.struck == candidate.fault.count()) {
                    candidates.remove();
                }
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    public synchronized List<State> active() {
        return armed.stream().map(a -> new State(a.fault, a.struck)).toList();
    }

    /** Switches off the faults of one customer, or all when none is named. */
    public synchronized void clear(Optional<String> customerId) {
        armed.removeIf(a -> customerId.isEmpty() || a.fault.customerId().equals(customerId));
    }

    public void reset() {
        clear(Optional.empty());
    }
}
