package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.Period;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The transactions of one account after the other, page by page. */
final class TransactionPages implements Pages {

    private final FeedSources.Source source;
    private final Period period;
    private final Optional<String> onlyAccount;
    private final Cursor<NormalizedAccount> accounts;
    private final Queue<NormalizedAccount> waiting = new ArrayDeque<>();
    private Optional<Cursor<NormalizedTransaction>> current = Optional.empty();
    private boolean found;

    TransactionPages(FeedSources.Source source, Period period, Optional<String> onlyAccount) {
        this.source = source;
        this.period = period;
        this.onlyAccount = onlyAccount;
        this.accounts = source.accounts();
    }

    @Override
    public Result<Optional<List<FeedLine>>, FeedLine.Failure> next() {
        while (true) {
            if (current.isPresent() && !current.get().hasEnded()) {
                return current.get().next().map(page -> Optional.of(lines(page.items())));
            }
            if (!waiting.isEmpty()) {
                current = Optional.of(source.transactions(waiting.remove(), period));
                continue;
            }
            if (accounts.hasEnded() || found && onlyAccount.isPresent()) {
                return atEnd();
            }
            switch (accounts.next()) {
                case Result.Ok<Page<NormalizedAccount>, FeedLine.Failure>(var page) ->
                        page.items().stream().filter(this::isWanted).forEach(this::queue);
                case Result.Err<Page<NormalizedAccount>, FeedLine.Failure>(var failure) -> {
                    return Result.err(failure);
                }
            }
        }
    }

    private boolean isWanted(NormalizedAccount account) {
        return onlyAccount.map(account.providerAccountId()::equals).orElse(true);
    }

    private void queue(NormalizedAccount account) {
        waiting.add(account);
        found = true;
    }

    private Result<Optional<List<FeedLine>>, FeedLine.Failure> atEnd() {
        return found || onlyAccount.isEmpty()
                ? Result.ok(Optional.empty())
                : Result.err(FeedLine.Failure.of(FeedFailure.ACCOUNT_NOT_FOUND));
    }

    private static List<FeedLine> lines(List<NormalizedTransaction> transactions) {
        return transactions.stream().<FeedLine>map(FeedLine.Transaction::new).toList();
    }
}
