package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import java.util.List;

/** An account as a file shows it, with the transactions in the file. */
public record Statement(NormalizedAccount account, List<NormalizedTransaction> transactions) {

    public Statement {
        transactions = List.copyOf(transactions);
    }
}
