package com.dashtam.sync.application.account;

import com.dashtam.events.sync.AccountSettingsAttempted;
import com.dashtam.events.sync.AccountSettingsFailed;
import com.dashtam.events.sync.AccountSettingsRefusal;
import com.dashtam.events.sync.AccountSettingsSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.account.ChangeAccountSettings.Refusal;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.account.Accounts;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps a user's settings of an account, and tells the net worth anew when it is another. */
public final class ChangeAccountSettingsHandler
        implements CommandHandler<ChangeAccountSettings, Account, Refusal> {

    private static final Workflow<
                    AccountSettingsAttempted, AccountSettingsSucceeded, AccountSettingsFailed>
            SETTINGS =
                    Workflow.of(
                            AccountSettingsAttempted.class,
                            AccountSettingsSucceeded.class,
                            AccountSettingsFailed.class);

    private final Workflows workflows;
    private final Accounts accounts;
    private final PortfolioNews news;
    private final InstantSource clock;

    public ChangeAccountSettingsHandler(
            Workflows workflows, Accounts accounts, PortfolioNews news, InstantSource clock) {
        this.workflows = workflows;
        this.accounts = accounts;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Result<Account, Refusal> handle(ChangeAccountSettings command, Caller caller) {
        return workflows
                .start(SETTINGS, caller, new EventKey.User(command.userId()))
                .attempted(new AccountSettingsAttempted(command.userId(), command.accountId()))
                .<Account, Refusal>run(() -> change(command, caller))
                .otherwise(
                        refusal -> failed(command, refusal.onRecord()),
                        () -> failed(command, AccountSettingsRefusal.internal_error));
    }

    private Outcome<Account, AccountSettingsSucceeded, Refusal> change(
            ChangeAccountSettings command, Caller caller) {
        Optional<Account> changed =
                news.of(
                        command.userId(),
                        fact -> workflows.record(fact, caller),
                        () -> apply(command));
        return changed.map(account ->
                        Outcome.<Account, AccountSettingsSucceeded, Refusal>done(
                                account, succeeded(command, account.settings())))
                .orElseGet(() -> Outcome.refused(Refusal.ACCOUNT_UNKNOWN));
    }

    private Optional<Account> apply(ChangeAccountSettings command) {
        return accounts.findOwned(command.accountId(), command.userId())
                .map(found -> {
                    AccountSettings settings = command.applied(found.settings());
                    if (settings.equals(found.settings())) {
                        return found;
                    }
                    accounts.set(found.id(), settings, clock.instant());
                    return accounts.findOwned(found.id(), command.userId()).orElseThrow();
                });
    }

    private static AccountSettingsSucceeded succeeded(
            ChangeAccountSettings command, AccountSettings settings) {
        return new AccountSettingsSucceeded(
                command.userId(),
                command.accountId(),
                settings.excludedFromNetWorth(),
                settings.ownName().isPresent());
    }

    private static AccountSettingsFailed failed(
            ChangeAccountSettings command, AccountSettingsRefusal reason) {
        return new AccountSettingsFailed(command.userId(), command.accountId(), reason);
    }
}
