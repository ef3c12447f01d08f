package com.dashtam.sync.application.joining;

import com.dashtam.events.sync.AccountJoinAttempted;
import com.dashtam.events.sync.AccountJoinFailed;
import com.dashtam.events.sync.AccountJoinRefusal;
import com.dashtam.events.sync.AccountJoinSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.joining.JoinAccount.Refusal;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.joining.JoinedAccounts;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.joining.Obstacle;
import com.dashtam.sync.domain.ledger.Ledger;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Makes two accounts one as their user wishes, and tells the net worth anew. */
public final class JoinAccountHandler implements CommandHandler<JoinAccount, Account, Refusal> {

    private static final Workflow<AccountJoinAttempted, AccountJoinSucceeded, AccountJoinFailed>
            JOIN =
                    Workflow.of(
                            AccountJoinAttempted.class,
                            AccountJoinSucceeded.class,
                            AccountJoinFailed.class);

    private final Workflows workflows;
    private final Accounts accounts;
    private final JoinedAccounts joined;
    private final Ledger ledger;
    private final PortfolioNews news;
    private final InstantSource clock;

    public JoinAccountHandler(
            Workflows workflows,
            Accounts accounts,
            JoinedAccounts joined,
            Ledger ledger,
            PortfolioNews news,
            InstantSource clock) {
        this.workflows = workflows;
        this.accounts = accounts;
        this.joined = joined;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Result<Account, Refusal> handle(JoinAccount command, Caller caller) {
        return workflows
                .start(JOIN, caller, new EventKey.User(command.userId()))
                .attempted(
                        new AccountJoinAttempted(
                                command.userId(), command.accountId(), command.otherId()))
                .<Account, Refusal>run(() -> join(command, caller))
                .otherwise(
                        refusal -> failed(command, refusal.onRecord()),
                        () -> failed(command, AccountJoinRefusal.internal_error));
    }

    private Outcome<Account, AccountJoinSucceeded, Refusal> join(
            JoinAccount command, Caller caller) {
        if (command.accountId().equals(command.otherId())) {
            return Outcome.refused(Refusal.SAME_ACCOUNT);
        }
        // So that two who join at once, or a sync that does, see what the other has done.
        ledger.lock(command.userId());
        Optional<Obstacle> obstacle =
                joined.obstacle(command.userId(), command.accountId(), command.otherId());
        return switch (obstacle.orElse(null)) {
            case null -> done(command, made(command, caller));
            case JOINED -> done(command, leaderOf(command));
            case UNKNOWN -> Outcome.refused(Refusal.ACCOUNT_UNKNOWN);
            case CURRENCIES_DIFFER -> Outcome.refused(Refusal.CURRENCIES_DIFFER);
            case BOTH_CONNECTED -> Outcome.refused(Refusal.BOTH_CONNECTED);
        };
    }

    private UUID made(JoinAccount command, Caller caller) {
        return news.of(
                command.userId(),
                fact -> workflows.record(fact, caller),
                () ->
                        joined.join(
                                        command.userId(),
                                        command.accountId(),
                                        command.otherId(),
                                        Occasion.of(clock.instant()))
                                .leader());
    }

    private UUID leaderOf(JoinAccount command) {
        Account account = account(command, command.accountId());
        return account.joinedTo().orElse(account.id());
    }

    private Account account(JoinAccount command, UUID id) {
        return accounts.findOwned(id, command.userId()).orElseThrow();
    }

    private Outcome<Account, AccountJoinSucceeded, Refusal> done(JoinAccount command, UUID leader) {
        return Outcome.done(
                account(command, leader),
                new AccountJoinSucceeded(
                        command.userId(), command.accountId(), command.otherId(), leader));
    }

    private static AccountJoinFailed failed(JoinAccount command, AccountJoinRefusal reason) {
        return new AccountJoinFailed(
                command.userId(), command.accountId(), command.otherId(), reason);
    }
}
