package com.dashtam.sync.application.account;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.Accounts;
import java.util.Optional;

public final class GetAccountHandler implements QueryHandler<GetAccount, Optional<Account>> {

    private final Accounts accounts;

    public GetAccountHandler(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Account> handle(GetAccount query) {
        return accounts.findOwned(query.accountId(), query.userId());
    }
}
