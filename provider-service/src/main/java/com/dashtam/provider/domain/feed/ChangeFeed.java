package com.dashtam.provider.domain.feed;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.result.Result;
import java.util.Optional;

/** Tells which transactions have changed since an earlier reading. Calls block. */
public interface ChangeFeed {

    /** Whether it tells of this account; of others there are lists alone. */
    boolean covers(NormalizedAccount account);

    /**
     * One page of what has changed in all accounts that it covers.
     *
     * @param access of a credential of this institution
     * @param position of the page before, or of the last page of an earlier reading; absent for
     *     everything that there is
     */
    Result<Changes, FetchFailure> since(String access, Optional<String> position);
}
