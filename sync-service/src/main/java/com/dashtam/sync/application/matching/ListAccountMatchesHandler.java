package com.dashtam.sync.application.matching;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.application.matching.ListAccountMatchesHandler.Open;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.matching.AccountMatches;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

public final class ListAccountMatchesHandler
        implements QueryHandler<ListAccountMatches, List<Open>> {

    /** A question, and the accounts that it is about. */
    public record Open(AccountMatch match, List<Account> candidates) {}

    private final AccountMatches matches;
    private final Accounts accounts;

    public ListAccountMatchesHandler(AccountMatches matches, Accounts accounts) {
        this.matches = matches;
        this.accounts = accounts;
    }

    @Override
    public List<Open> handle(ListAccountMatches query) {
        List<AccountMatch> open = matches.listOwned(query.userId());
        if (open.isEmpty()) {
            return List.of();
        }
        Map<UUID, Account> kept =
                accounts.list(AccountFilter.all(query.userId())).stream()
                        .collect(Collectors.toMap(Account::id, Function.identity()));
        return open.stream()
                .map(match ->
                        new Open(
                                match,
                                match.candidates().stream()
                                        .map(kept::get)
                                        .filter(Objects::nonNull)
                                        .toList()))
                .toList();
    }
}
