package com.dashtam.sync.application.transaction;

import com.dashtam.sync.domain.transaction.TransactionChanges;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets which transactions were deleted once every cursor that is good was made after it. */
public final class ForgetErased {

    private final TransactionChanges changes;
    private final InstantSource clock;

    public ForgetErased(TransactionChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Answers with how many there were, which is {@code most} where there may be more. */
    public int run(int most) {
        Instant oldestCursor =
                clock.instant()
                        .minus(ListChangesHandler.LONGEST_AGE)
                        .minus(ListChangesHandler.LONGEST_ROUND);
        return changes.forget(oldestCursor, most);
    }
}
