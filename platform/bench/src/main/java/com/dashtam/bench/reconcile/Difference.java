package com.dashtam.bench.reconcile;

/**
 * Two parts of the evidence that do not fit each other.
 *
 * @param check the rule that is broken
 */
public record Difference(String check, String what) {

    @Override
    public String toString() {
        return "[%s] %s".formatted(check, what);
    }
}
