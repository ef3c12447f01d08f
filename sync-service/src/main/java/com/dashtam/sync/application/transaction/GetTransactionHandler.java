package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import java.util.Optional;

public final class GetTransactionHandler
        implements QueryHandler<GetTransaction, Optional<Transaction>> {

    private final TransactionHistory history;

    public GetTransactionHandler(TransactionHistory history) {
        this.history = history;
    }

    @Override
    public Optional<Transaction> handle(GetTransaction query) {
        return history.findOwned(query.transactionId(), query.userId());
    }
}
