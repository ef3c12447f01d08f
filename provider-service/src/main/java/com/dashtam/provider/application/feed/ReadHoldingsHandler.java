package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.result.Result;

/** Streams what the accounts of a connection hold, those apart that cannot hold anything. */
public final class ReadHoldingsHandler
        implements CommandHandler<ReadHoldings, Feed, FeedLine.Failure> {

    private final FeedSources sources;

    public ReadHoldingsHandler(FeedSources sources) {
        this.sources = sources;
    }

    @Override
    public Result<Feed, FeedLine.Failure> handle(ReadHoldings command, Caller caller) {
        return sources.open(command.connectionId(), caller)
                .flatMap(source ->
                        PagedFeed.open(
                                new AccountPages(
                                        source.accounts(),
                                        command.account(),
                                        account -> pages(source, account)),
                                source::recordSync));
    }

    private static Pages pages(FeedSources.Source source, NormalizedAccount account) {
        return switch (account.type().family()) {
            case INVESTMENT, OTHER ->
                    Pages.headed(
                            new FeedLine.HoldingsOf(account.providerAccountId()),
                            Pages.of(source.holdings(account), FeedLine.Holding::new));
            case BANK, CREDIT -> Pages.NONE;
        };
    }
}
