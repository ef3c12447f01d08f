package com.dashtam.sync.domain.portfolio;

import java.util.UUID;

/** The balances that are kept, by user. */
public interface Portfolios {

    /** What a user's accounts hold now. */
    Portfolio find(UUID userId);

    /**
     * The same. From the first call to the end of the transaction nobody else gets an answer of
     * this for the same user, so that two merges do not tell of the same step.
     */
    Portfolio hold(UUID userId);
}
