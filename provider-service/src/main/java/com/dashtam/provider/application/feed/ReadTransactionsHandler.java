package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;

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
                .flatMap(source ->
                        PagedFeed.open(
                                new AccountPages(
                                        source.accounts(),
                                        command.account(),
                                        account ->
                                                Pages.of(
                                                        source.transactions(
                                                                account, command.period()),
                                                        FeedLine.Transaction::new)),
                                source::recordSync));
    }
}
