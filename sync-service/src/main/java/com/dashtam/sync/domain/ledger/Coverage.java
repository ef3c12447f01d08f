package com.dashtam.sync.domain.ledger;

import com.dashtam.sync.domain.transaction.DateWindow;
import java.util.Optional;
import java.util.UUID;

/** What can be concluded from a transaction that a whole reading has not shown. */
public sealed interface Coverage {

    /**
     * Everything in a window was shown: a pending transaction that was not is gone, and whatever
     * was said to be.
     *
     * @param accountId the one account that was read; absent means all that are active
     */
    record Listing(Optional<UUID> accountId, DateWindow window) implements Coverage {}

    /** Only what is new was shown, and what is gone was said to be. */
    record Changes() implements Coverage {}

    /** A file, which says nothing of what it does not hold. */
    record Statement() implements Coverage {}
}
