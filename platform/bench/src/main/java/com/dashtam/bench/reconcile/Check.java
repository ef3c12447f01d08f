package com.dashtam.bench.reconcile;

/** One rule between parts of the evidence. */
interface Check {

    /** As reports call it. */
    String name();

    void compare(Evidence evidence, Findings findings);
}
