package com.dashtam.sync.application.matching;

import com.dashtam.events.sync.AccountMatchAsked;
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
        matches.replace(holder, matching.questions(), now)
                .forEach(asked -> workflows.record(asked(asked), run));
        Set<String> open =
                matching.questions().stream()
                        .map(question -> question.account().providerAccountId())
                        .collect(Collectors.toSet());
        return read.stream()
                .filter(account -> !open.contains(account.providerAccountId()))
                .toList();
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
