package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.domain.transaction.TransactionPast;
import com.dashtam.sync.domain.transaction.TransactionPasts;
import java.util.Optional;

public final class GetTransactionPastHandler
        implements QueryHandler<GetTransactionPast, Optional<TransactionPast>> {

    private final TransactionPasts pasts;

    public GetTransactionPastHandler(TransactionPasts pasts) {
        this.pasts = pasts;
    }

    @Override
    public Optional<TransactionPast> handle(GetTransactionPast query) {
        return pasts.findOwned(query.transactionId(), query.userId());
    }
}
