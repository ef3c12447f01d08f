package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import java.util.ArrayList;

/** Streams the accounts of a connection. */
public final class ReadAccountsHandler
        implements CommandHandler<ReadAccounts, Feed, FeedLine.Failure> {

    private final FeedSources sources;

    public ReadAccountsHandler(FeedSources sources) {
        this.sources = sources;
    }

    @Override
    public Result<Feed, FeedLine.Failure> handle(ReadAccounts command, Caller caller) {
        return sources.open(command.connectionId(), caller).flatMap(ReadAccountsHandler::opened);
    }

    private static Result<Feed, FeedLine.Failure> opened(FeedSources.Source source) {
        var ids = new ArrayList<String>();
        return PagedFeed.open(
                Pages.of(
                        source.accounts(),
                        account -> {
                            ids.add(account.providerAccountId());
                            return new FeedLine.Account(account);
                        }),
                () -> {
                    source.rememberLogin(ids);
                    source.recordSync();
                });
    }
}
