package com.dashtam.bench.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the differences of one check. */
final class Findings {

    private final String check;
    private final List<Difference> differences = new ArrayList<>();

    Findings(String check) {
        this.check = check;
    }

    void add(String what, Object... subjects) {
        differences.add(new Difference(check, what.formatted(subjects)));
    }

    /** Notes what there is, when it is not exactly one. */
    void requireOne(Collection<?> found, String what, Object... subjects) {
        if (found.size() != 1) {
            add("%s: %d instead of one", what.formatted(subjects), found.size());
        }
    }

    List<Difference> all() {
        return List.copyOf(differences);
    }
}
