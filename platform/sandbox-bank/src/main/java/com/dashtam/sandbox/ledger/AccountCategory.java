package com.dashtam.sandbox.ledger;

/** The FDX account categories that this bank offers. */
public enum AccountCategory {
    DEPOSIT_ACCOUNT,
    LOC_ACCOUNT,
    INVESTMENT_ACCOUNT
}
