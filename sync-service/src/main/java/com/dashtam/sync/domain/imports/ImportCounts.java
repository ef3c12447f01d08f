package com.dashtam.sync.domain.imports;

import com.dashtam.sync.domain.ledger.Counts;

/** What merging a file did with each kind of row. */
public record ImportCounts(Counts accounts, Counts transactions, Counts holdings) {

    public static final ImportCounts NONE = new ImportCounts(Counts.NONE, Counts.NONE, Counts.NONE);

    public Counts all() {
        return accounts.plus(transactions).plus(holdings);
    }
}
