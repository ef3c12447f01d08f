package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.result.Result;
import java.util.List;
import java.util.Optional;

/** Streams the accounts of a connection. */
public final class ReadAccountsHandler
        implements CommandHandler<ReadAccounts, Feed, FeedLine.Failure> {

    private final FeedSources sources;

    public ReadAccountsHandler(FeedSources sources) {
        this.sources = sources;
    }

    @Override
    public Result<Feed, FeedLine.Failure> handle(ReadAccounts command, Caller caller) {
        return sources.open(command.connectionId(), caller)
                .flatMap(source -> PagedFeed.open(pagesOf(source.accounts()), source::recordSync));
    }

    private static Pages pagesOf(Cursor<NormalizedAccount> accounts) {
        return () ->
                accounts.hasEnded()
                        ? Result.ok(Optional.empty())
                        : accounts.next().map(page -> Optional.of(lines(page.items())));
    }

    private static List<FeedLine> lines(List<NormalizedAccount> accounts) {
        return accounts.stream().<FeedLine>map(FeedLine.Account::new).toList();
    }
}
