package com.dashtam.sync.application.matching;

import com.dashtam.events.sync.AccountMatchAsked;
import com.dashtam.events.sync.AccountMatchWithdrawal;
import com.dashtam.events.sync.AccountMatchWithdrawn;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.matching.Matching;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds accounts again that came under another identifier, and asks about those it cannot tell. */
public final class AccountMatching {

    private final Connections connections;
    private final Accounts accounts;
    private final AccountMatches matches;
    private final Workflows workflows;

    public AccountMatching(
            Connections connections,
            Accounts accounts,
            AccountMatches matches,
            Workflows workflows) {
        this.connections = connections;
        this.accounts = accounts;
        this.matches = matches;
        this.workflows = workflows;
    }

    /**
     * Gives the kept accounts their new identifiers, in the transaction of whoever calls.
     *
     * @param read all that the institution shows now
     * @return those that may be merged; about the others the user was asked
     */
    public List<NormalizedAccount> settle(
            Holder holder, List<NormalizedAccount> read, Run run, Instant now) {
        // So that no answer of the user's comes in between.
        connections.lock(holder.connectionId());
        var kept =
                accounts.list(AccountFilter.ofConnection(holder.userId(), holder.connectionId()));
        Matching matching = Matching.of(kept, read);
        matching.renumbered().forEach(accounts::renumber);
        var replaced = matches.replace(holder, matching.questions(), now);
        replaced.asked().forEach(match -> workflows.record(asked(match), run));
        Set<String> shown = identifiersOf(read.stream());
        replaced.withdrawn()
                .forEach(match -> workflows.record(withdrawn(match, reason(match, shown)), run));
        Set<String> open =
                identifiersOf(matching.questions().stream().map(Matching.Question::account));
        return read.stream()
                .filter(account -> !open.contains(account.providerAccountId()))
                .toList();
    }

    private static Set<String> identifiersOf(Stream<NormalizedAccount> accounts) {
        return accounts.map(NormalizedAccount::providerAccountId).collect(Collectors.toSet());
    }

    /** Asks no more about a connection of which nothing is kept any longer. */
    public void forget(Holder holder, Caller caller, Instant now) {
        matches.replace(holder, List.of(), now)
                .withdrawn()
                .forEach(match ->
                        workflows.record(
                                withdrawn(match, AccountMatchWithdrawal.connection_data_deleted),
                                caller));
    }

    private static AccountMatchWithdrawal reason(AccountMatch match, Set<String> shown) {
        return shown.contains(match.account().providerAccountId())
                ? AccountMatchWithdrawal.settled
                : AccountMatchWithdrawal.not_shown;
    }

    private static Fact withdrawn(AccountMatch match, AccountMatchWithdrawal reason) {
        return Fact.about(
                match.userId(),
                new AccountMatchWithdrawn(
                        match.userId(), match.connectionId(), match.id(), reason));
    }

    private static Fact asked(AccountMatch match) {
        return Fact.about(
                match.userId(),
                new AccountMatchAsked(
                        match.userId(),
                        match.connectionId(),
                        match.id(),
                        match.candidates().size()));
    }
}
