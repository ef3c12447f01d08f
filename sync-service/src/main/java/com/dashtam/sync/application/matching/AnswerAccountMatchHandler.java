package com.dashtam.sync.application.matching;

import com.dashtam.events.sync.AccountMatchAttempted;
import com.dashtam.events.sync.AccountMatchFailed;
import com.dashtam.events.sync.AccountMatchRefusal;
import com.dashtam.events.sync.AccountMatchSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.job.SyncAfterAnswer;
import com.dashtam.sync.application.matching.AnswerAccountMatch.Refusal;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.matching.AccountMatches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keeps an account as its user says, and lets the rest of it be read at once. */
public final class AnswerAccountMatchHandler
        implements CommandHandler<AnswerAccountMatch, Account, Refusal> {

    private static final Workflow<AccountMatchAttempted, AccountMatchSucceeded, AccountMatchFailed>
            MATCH =
                    Workflow.of(
                            AccountMatchAttempted.class,
                            AccountMatchSucceeded.class,
                            AccountMatchFailed.class);

    private final Workflows workflows;
    private final AccountMatches matches;
    private final Connections connections;
    private final Accounts accounts;
    private final Ledger ledger;
    private final PortfolioNews news;
    private final SyncAfterAnswer syncs;
    private final InstantSource clock;

    public AnswerAccountMatchHandler(
            Workflows workflows,
            AccountMatches matches,
            Connections connections,
            Accounts accounts,
            Ledger ledger,
            PortfolioNews news,
            SyncAfterAnswer syncs,
            InstantSource clock) {
        this.workflows = workflows;
        this.matches = matches;
        this.connections = connections;
        this.accounts = accounts;
        this.ledger = ledger;
        this.news = news;
        this.syncs = syncs;
        this.clock = clock;
    }

    @Override
    public Result<Account, Refusal> handle(AnswerAccountMatch command, Caller caller) {
        return workflows
                .start(MATCH, caller, new EventKey.User(command.userId()))
                .attempted(
                        new AccountMatchAttempted(
                                command.userId(),
                                command.matchId(),
                                command.accountId().orElse(null)))
                .<Account, Refusal>run(() -> settle(command, caller))
                .otherwise(
                        refusal -> failed(command, refusal.onRecord()),
                        () -> failed(command, AccountMatchRefusal.internal_error));
    }

    private Outcome<Account, AccountMatchSucceeded, Refusal> settle(
            AnswerAccountMatch command, Caller caller) {
        Optional<AccountMatch> open =
                matches.findOwned(command.matchId(), command.userId())
                        .flatMap(found -> connections.lock(found.connectionId()))
                        // A sync may have answered it while this waited for the lock.
                        .flatMap(_ -> matches.findOwned(command.matchId(), command.userId()));
        if (open.isEmpty()) {
            return Outcome.refused(Refusal.MATCH_UNKNOWN);
        }
        AccountMatch match = open.get();
        if (command.accountId().filter(id -> !match.candidates().contains(id)).isPresent()) {
            return Outcome.refused(Refusal.ACCOUNT_NOT_A_CANDIDATE);
        }
        Account account = keep(match, command, caller);
        return Outcome.done(
                account,
                new AccountMatchSucceeded(
                        command.userId(),
                        match.connectionId(),
                        command.matchId(),
                        account.id(),
                        command.accountId().isEmpty()));
    }

    private Account keep(AccountMatch match, AnswerAccountMatch command, Caller caller) {
        Instant now = clock.instant();
        var holder = new Holder(match.userId(), match.connectionId());
        String identifier = match.account().providerAccountId();
        command.accountId().ifPresent(id -> accounts.renumber(id, identifier));
        Counts ignored =
                news.of(
                        match.userId(),
                        fact -> workflows.record(fact, caller),
                        () -> ledger.mergeAccounts(holder, List.of(match.account()), now));
        matches.remove(match.id());
        Account kept =
                accounts
                        .list(AccountFilter.ofConnection(match.userId(), match.connectionId()))
                        .stream()
                        .filter(account -> account.providerAccountId().equals(identifier))
                        .findFirst()
                        .orElseThrow();
        syncs.follow(match.connectionId(), kept.id(), caller);
        return kept;
    }

    private static AccountMatchFailed failed(
            AnswerAccountMatch command, AccountMatchRefusal reason) {
        return new AccountMatchFailed(command.userId(), command.matchId(), reason);
    }
}
