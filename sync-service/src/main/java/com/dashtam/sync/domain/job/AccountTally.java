package com.dashtam.sync.domain.job;

/**
 * How many accounts a stage has come to.
 *
 * @param read accounts of which something was read
 * @param total accounts that the stage is about, as far as they are known; 0 while none is
 */
public record AccountTally(int read, int total) {

    public static final AccountTally UNKNOWN = new AccountTally(0, 0);

    /** There may be accounts that were not known. */
    AccountTally reaching(int accounts) {
        return new AccountTally(accounts, Math.max(accounts, total));
    }
}
