package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Command;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.time.Duration;
import java.util.UUID;

/**
 * A user asks to bring a connection in step.
 *
 * @param source what the balances that are read are filed under
 */
public record StartSync(UUID userId, SyncOrder order, SnapshotSource source) implements Command {

    /** A job, and whether it is a new one or one that was open already. */
    public record Started(SyncView sync, boolean isNew) {}

    /** Why no job is made. */
    public sealed interface Refusal {

        /** There is no such connection, or it is somebody else's. */
        record ConnectionNotFound() implements Refusal {}

        /** The connection has no such account. */
        record AccountNotFound() implements Refusal {}

        /** The connection needs the user's consent first, or is fed by files. */
        record ConnectionNotActive() implements Refusal {}

        /** The window ends before it begins. */
        record WindowReversed() implements Refusal {}

        /** The ends of the window are further apart than any history. */
        record WindowTooLong() implements Refusal {}

        /** It was in step a moment ago. */
        record TooSoon(Duration remaining) implements Refusal {}

        /** The connection is not known here, and provider-service did not answer. */
        record ProviderServiceAway() implements Refusal {}
    }
}
