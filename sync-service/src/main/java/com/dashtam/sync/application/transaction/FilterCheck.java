package com.dashtam.sync.application.transaction;

import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import java.util.Optional;

/** Tells filters that no list can follow. */
public final class FilterCheck {

    private final Ownership ownership;

    public FilterCheck(Ownership ownership) {
        this.ownership = ownership;
    }

    Optional<PageRefusal> refusal(TransactionFilter filter) {
        if (filter.window().isReversed()) {
            return Optional.of(PageRefusal.WINDOW_REVERSED);
        }
        if (filter.window().isTooLong()) {
            return Optional.of(PageRefusal.WINDOW_TOO_LONG);
        }
        if (filter.amounts().isReversed()) {
            return Optional.of(PageRefusal.AMOUNTS_REVERSED);
        }
        return ownership.holds(filter.userId(), filter.accountId(), filter.connectionId())
                ? Optional.empty()
                : Optional.of(PageRefusal.OWNER_NOT_FOUND);
    }
}
