package com.dashtam.sync.domain.job;

import com.dashtam.sync.domain.transaction.DateWindow;
import java.util.Optional;
import java.util.UUID;

/**
 * What a job is asked to do. Two orders that are equal but for {@code full} ask for the same.
 *
 * @param accountId the one account whose transactions or holdings are wanted; absent means all
 * @param window the days wanted; when everything, the job decides by what it has already
 * @param full read everything that the institution has
 */
public record SyncOrder(
        UUID connectionId,
        SyncScope scope,
        Optional<UUID> accountId,
        DateWindow window,
        boolean full) {

    public static SyncOrder of(UUID connectionId, SyncScope scope, boolean full) {
        return new SyncOrder(connectionId, scope, Optional.empty(), DateWindow.EVERYTHING, full);
    }

    public boolean asksSameAs(SyncOrder other) {
        return connectionId.equals(other.connectionId)
                && scope == other.scope
                && accountId.equals(other.accountId)
                && window.equals(other.window);
    }
}
