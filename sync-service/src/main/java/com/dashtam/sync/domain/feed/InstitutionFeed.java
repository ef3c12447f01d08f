package com.dashtam.sync.domain.feed;

import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what an institution has. Lines reach the sink in order while the institution is still being
 * read; the answer is a value only when the feed came whole.
 */
public interface InstitutionFeed {

    Result<Unit, FeedProblem> accounts(UUID connectionId, FeedSink sink);

    /**
     * Reads the transactions of one account, or of all.
     *
     * @param providerAccountId the institution's identifier of the account
     * @param window with both ends
     * @param bookmark to be told what has changed since an earlier reading in place of what the
     *     window holds, where the institution can; an empty text stands for the first reading
     */
    Result<Unit, FeedProblem> transactions(
            UUID connectionId,
            Optional<String> providerAccountId,
            DateWindow window,
            Optional<String> bookmark,
            FeedSink sink);

    /**
     * Reads what one account holds, or what each of them does.
     *
     * @param providerAccountId the institution's identifier of the account
     */
    Result<Unit, FeedProblem> holdings(
            UUID connectionId, Optional<String> providerAccountId, FeedSink sink);
}
