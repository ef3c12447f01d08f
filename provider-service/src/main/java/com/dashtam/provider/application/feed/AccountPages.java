package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/** What there is of one account after the other, page by page. */
final class AccountPages implements Pages {

    private final Cursor<NormalizedAccount> accounts;
    private final Optional<String> onlyAccount;
    private final Function<NormalizedAccount, Pages> pagesOf;
    private final Queue<NormalizedAccount> waiting = new ArrayDeque<>();
    private Pages current = Pages.NONE;
    private boolean found;

    /**
     * @param onlyAccount the institution's identifier of the only account wanted
     */
    AccountPages(
            Cursor<NormalizedAccount> accounts,
            Optional<String> onlyAccount,
            Function<NormalizedAccount, Pages> pagesOf) {
        this.accounts = accounts;
        this.onlyAccount = onlyAccount;
        this.pagesOf = pagesOf;
    }

    @Override
    public Result<Optional<List<FeedLine>>, FeedLine.Failure> next() {
        while (true) {
            var page = current.next();
            if (!page.equals(Pages.END)) {
                return page;
            }
            if (!waiting.isEmpty()) {
                current = pagesOf.apply(waiting.remove());
                continue;
            }
            if (accounts.hasEnded() || found && onlyAccount.isPresent()) {
                return atEnd();
            }
            switch (accounts.next()) {
                case Result.Ok<Fetched<Page<NormalizedAccount>>, FeedLine.Failure>(var more) ->
                        more.value().items().stream().filter(this::isWanted).forEach(this::queue);
                case Result.Err<Fetched<Page<NormalizedAccount>>, FeedLine.Failure>(
                                var failure) -> {
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
                ? Pages.END
                : Result.err(FeedLine.Failure.of(FeedFailure.ACCOUNT_NOT_FOUND));
    }
}
