package com.dashtam.kernel.feed;

/** A transaction of which an institution says that it is gone, by the institution's identifiers. */
public record RemovedTransaction(String providerAccountId, String providerTransactionId) {}
