package com.dashtam.sync.application.account;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.application.connection.KnownConnections.Unknown;
import com.dashtam.sync.domain.account.Accounts;

public final class ListAccountsHandler
        implements QueryHandler<ListAccounts, Result<AccountOverview, Unknown>> {

    private final Accounts accounts;
    private final KnownConnections connections;

    public ListAccountsHandler(Accounts accounts, KnownConnections connections) {
        this.accounts = accounts;
        this.connections = connections;
    }

    @Override
    public Result<AccountOverview, Unknown> handle(ListAccounts query) {
        var filter = query.filter();
        return filter.connectionId()
                .map(id -> connections.findOwned(id, filter.userId()).map(_ -> overview(query)))
                .orElseGet(() -> Result.ok(overview(query)));
    }

    private AccountOverview overview(ListAccounts query) {
        return AccountOverview.of(accounts.list(query.filter()));
    }
}
