package com.dashtam.gateway.limit;

/** Buckets of tokens, shared by all instances of the gateway. */
interface TokenBuckets {

    /** Takes one token, if there is one. Blocks for a bounded time; never throws. */
    Verdict take(String bucket, Policy policy);
}
