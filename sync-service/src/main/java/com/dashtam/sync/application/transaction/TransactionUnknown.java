package com.dashtam.sync.application.transaction;

/** The user has no such transaction, or none that is still there. */
public record TransactionUnknown() {}
