package com.dashtam.sync.presentation.http.account;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.account.ChangeAccountSettings;
import com.dashtam.sync.application.account.ChangeAccountSettings.Refusal;
import com.dashtam.sync.application.account.ChangeAccountSettingsHandler;
import com.dashtam.sync.application.account.GetAccount;
import com.dashtam.sync.application.account.GetAccountHandler;
import com.dashtam.sync.application.account.ListAccounts;
import com.dashtam.sync.application.account.ListAccounts.Listing;
import com.dashtam.sync.application.account.ListAccountsHandler;
import com.dashtam.sync.application.joining.JoinAccount;
import com.dashtam.sync.application.joining.JoinAccountHandler;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.presentation.http.Connections;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.AccountsApi;
import com.dashtam.sync.presentation.http.model.Account;
import com.dashtam.sync.presentation.http.model.AccountList;
import com.dashtam.sync.presentation.http.model.AccountType;
import com.dashtam.sync.presentation.http.model.JoinAccountRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class AccountController implements AccountsApi {

    private final ListAccountsHandler list;
    private final GetAccountHandler get;
    private final ChangeAccountSettingsHandler change;
    private final JoinAccountHandler join;
    private final CurrentUser user;

    public AccountController(
            ListAccountsHandler list,
            GetAccountHandler get,
            ChangeAccountSettingsHandler change,
            JoinAccountHandler join,
            CurrentUser user) {
        this.list = list;
        this.get = get;
        this.change = change;
        this.join = join;
        this.user = user;
    }

    @Override
    public ResponseEntity<AccountList> listAccounts(
            Boolean activeOnly,
            @Nullable AccountType accountType,
            Integer limit,
            @Nullable String cursor) {
        var type =
                Optional.ofNullable(accountType)
                        .map(AccountType::getValue)
                        .map(com.dashtam.kernel.feed.AccountType::parse);
        var filter = new AccountFilter(user.id(), Optional.empty(), type, activeOnly, false);
        return answer(filter, limit, cursor);
    }

    @Override
    public ResponseEntity<AccountList> listConnectionAccounts(
            UUID connectionId, Boolean activeOnly, Integer limit, @Nullable String cursor) {
        var filter =
                new AccountFilter(
                        user.id(), Optional.of(connectionId), Optional.empty(), activeOnly, true);
        return answer(filter, limit, cursor);
    }

    private ResponseEntity<AccountList> answer(
            AccountFilter filter, int limit, @Nullable String cursor) {
        var query = new ListAccounts(filter, Optional.ofNullable(cursor), limit);
        return switch (list.handle(query)) {
            case Result.Ok<Listing, ListAccounts.Refusal>(var listing) ->
                    ResponseEntity.ok(AccountView.of(listing));
            case Result.Err<Listing, ListAccounts.Refusal>(var refusal) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(ListAccounts.Refusal refusal) {
        return switch (refusal) {
            case ListAccounts.Refusal.ConnectionRefused(var why) -> Connections.problem(why);
            case ListAccounts.Refusal.PageRefused(var why) -> Pages.problem(why);
        };
    }

    @Override
    public ResponseEntity<Account> getAccount(UUID accountId) {
        return get.handle(new GetAccount(user.id(), accountId))
                .map(account -> ResponseEntity.ok(AccountView.of(account)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<Account> updateAccount(UUID accountId, AccountPatch patch) {
        if (patch.isEmpty()) {
            return getAccount(accountId);
        }
        var command =
                new ChangeAccountSettings(user.id(), accountId, patch.exclusion(), patch.name());
        return switch (change.handle(command, user.caller())) {
            case Result.Ok<com.dashtam.sync.domain.account.Account, Refusal>(var account) ->
                    ResponseEntity.ok(AccountView.of(account));
            case Result.Err<com.dashtam.sync.domain.account.Account, Refusal>(var refusal) ->
                    throw problem(refusal);
        };
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case ACCOUNT_UNKNOWN -> ProblemException.notFound();
        };
    }

    @Override
    public ResponseEntity<Account> joinAccount(UUID accountId, JoinAccountRequest request) {
        var command = new JoinAccount(user.id(), accountId, request.getAccountId());
        return switch (join.handle(command, user.caller())) {
            case Result.Ok<com.dashtam.sync.domain.account.Account, JoinAccount.Refusal>(
                            var leader) ->
                    ResponseEntity.created(URI.create("/api/v1/accounts/" + leader.id()))
                            .body(AccountView.of(leader));
            case Result.Err<com.dashtam.sync.domain.account.Account, JoinAccount.Refusal>(
                            var refusal) ->
                    throw problem(refusal);
        };
    }

    private static ProblemException problem(JoinAccount.Refusal refusal) {
        return switch (refusal) {
            case ACCOUNT_UNKNOWN -> ProblemException.notFound();
            case SAME_ACCOUNT ->
                    ProblemException.invalid("account_id", "same_account", "is the same account");
            case CURRENCIES_DIFFER ->
                    ProblemException.invalid(
                            "account_id", "currencies_differ", "is in another currency");
            case BOTH_CONNECTED ->
                    ProblemException.invalid(
                            "account_id",
                            "both_connected",
                            "is told of by an institution, as this one is");
        };
    }
}
