package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Spares institutions: what was in step a moment ago is not read again without need. */
public final class MinimumInterval {

    private final Duration interval;
    private final Accounts accounts;
    private final InstantSource clock;

    public MinimumInterval(Duration interval, Accounts accounts, InstantSource clock) {
        this.interval = interval;
        this.accounts = accounts;
        this.clock = clock;
    }

    Duration length() {
        return interval;
    }

    /** How long to wait; absent when a part of what is asked for is older than the interval. */
    Optional<Duration> remaining(Connection connection, SyncOrder order) {
        Instant now = clock.instant();
        Instant oldest = now;
        for (StageKind stage : order.scope().stages()) {
            Optional<Instant> synced = syncedAt(stage, connection, order);
            if (synced.isEmpty()) {
                return Optional.empty();
            }
            oldest = synced.get().isBefore(oldest) ? synced.get() : oldest;
        }
        return Optional.of(Duration.between(now, oldest.plus(interval)))
                .filter(Duration::isPositive);
    }

    private Optional<Instant> syncedAt(StageKind stage, Connection connection, SyncOrder order) {
        if (order.accountId().isEmpty()) {
            return connection.syncedAt(stage);
        }
        return switch (stage) {
            case ACCOUNTS -> connection.syncedAt(stage);
            case TRANSACTIONS -> accounts.progress(connection.id(), order.accountId()).syncedAt();
            case HOLDINGS -> order.accountId().flatMap(accounts::holdingsSyncedAt);
        };
    }
}
