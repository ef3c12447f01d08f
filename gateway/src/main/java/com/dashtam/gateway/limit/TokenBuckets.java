package com.dashtam.gateway.limit;

import java.util.function.Consumer;

/** Buckets of tokens, shared by all instances of the gateway. Never blocks and never throws. */
interface TokenBuckets {

    /**
     * @param wanted tokens; 0 only gives back
     * @param share at most the bucket's tokens divided by this are granted, but one if there is one
     * @param returned tokens of an earlier grant that were not used
     */
    record Ask(String bucket, Policy policy, int wanted, int share, int returned) {}

    /** What a bucket answers. */
    sealed interface Grant {

        /**
         * @param granted 0 if there was none
         * @param left whole tokens in the bucket afterwards
         * @param untilNextMillis when it has a whole token again
         */
        record Tokens(int granted, int left, long untilNextMillis) implements Grant {}

        /** The buckets are away. */
        record None() implements Grant {}
    }

    /**
     * @param then called once, from a thread that it must not hold up
     */
    void ask(Ask ask, Consumer<Grant> then);
}
