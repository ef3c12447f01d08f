package com.dashtam.sync.presentation.http.account;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.account.AccountOverview;
import com.dashtam.sync.application.account.GetAccount;
import com.dashtam.sync.application.account.GetAccountHandler;
import com.dashtam.sync.application.account.ListAccounts;
import com.dashtam.sync.application.account.ListAccountsHandler;
import com.dashtam.sync.application.connection.KnownConnections.Unknown;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.presentation.http.Connections;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.api.AccountsApi;
import com.dashtam.sync.presentation.http.model.Account;
import com.dashtam.sync.presentation.http.model.AccountList;
import com.dashtam.sync.presentation.http.model.AccountType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class AccountController implements AccountsApi {

    private final ListAccountsHandler list;
    private final GetAccountHandler get;
    private final CurrentUser user;

    public AccountController(ListAccountsHandler list, GetAccountHandler get, CurrentUser user) {
        this.list = list;
        this.get = get;
        this.user = user;
    }

    @Override
    public ResponseEntity<AccountList> listAccounts(
            Boolean activeOnly, @Nullable AccountType accountType) {
        var type =
                Optional.ofNullable(accountType)
                        .map(AccountType::getValue)
                        .map(com.dashtam.kernel.feed.AccountType::parse);
        return answer(new AccountFilter(user.id(), Optional.empty(), type, activeOnly));
    }

    @Override
    public ResponseEntity<AccountList> listConnectionAccounts(
            UUID connectionId, Boolean activeOnly) {
        return answer(
                new AccountFilter(
                        user.id(), Optional.of(connectionId), Optional.empty(), activeOnly));
    }

    private ResponseEntity<AccountList> answer(AccountFilter filter) {
        return switch (list.handle(new ListAccounts(filter))) {
            case Result.Ok<AccountOverview, Unknown>(var overview) ->
                    ResponseEntity.ok(AccountView.of(overview));
            case Result.Err<AccountOverview, Unknown>(var unknown) ->
                    throw Connections.problem(unknown);
        };
    }

    @Override
    public ResponseEntity<Account> getAccount(UUID accountId) {
        return get.handle(new GetAccount(user.id(), accountId))
                .map(account -> ResponseEntity.ok(AccountView.of(account)))
                .orElseThrow(ProblemException::notFound);
    }
}
