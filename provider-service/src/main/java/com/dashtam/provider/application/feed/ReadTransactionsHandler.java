package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.feed.ReadTransactions.Wanted;
import com.dashtam.provider.domain.feed.ChangeFeed;
import java.util.Optional;
import java.util.function.Function;

/** Streams the transactions of a connection. */
public final class ReadTransactionsHandler
        implements CommandHandler<ReadTransactions, Feed, FeedLine.Failure> {

    private final FeedSources sources;

    public ReadTransactionsHandler(FeedSources sources) {
        this.sources = sources;
    }

    @Override
    public Result<Feed, FeedLine.Failure> handle(ReadTransactions command, Caller caller) {
        return sources.open(command.connectionId(), caller)
                .flatMap(source -> {
                    Function<NormalizedAccount, Pages> list =
                            account ->
                                    Pages.of(
                                            source.transactions(account, command.period()),
                                            FeedLine.Transaction::new);
                    return switch (command.wanted()) {
                        case Wanted.All() -> listed(source, Optional.empty(), list);
                        case Wanted.OfAccount(var id) -> listed(source, Optional.of(id), list);
                        case Wanted.ChangedSince(var bookmark) ->
                                source.changes()
                                        .map(changes -> changed(source, changes, bookmark, list))
                                        .orElseGet(() -> listed(source, Optional.empty(), list));
                    };
                });
    }

    private static Result<Feed, FeedLine.Failure> listed(
            FeedSources.Source source,
            Optional<String> onlyAccount,
            Function<NormalizedAccount, Pages> list) {
        return PagedFeed.open(
                new AccountPages(source.accounts(), onlyAccount, list), source::recordSync);
    }

    private static Result<Feed, FeedLine.Failure> changed(
            FeedSources.Source source,
            ChangeFeed changes,
            Optional<String> bookmark,
            Function<NormalizedAccount, Pages> list) {
        ChangePages changed = source.changes(changes, bookmark);
        var others =
                new AccountPages(
                        source.accounts(),
                        Optional.empty(),
                        account -> changes.covers(account) ? Pages.NONE : list.apply(account));
        return PagedFeed.open(changed.followedBy(others), source::recordSync, changed::bookmark);
    }
}
