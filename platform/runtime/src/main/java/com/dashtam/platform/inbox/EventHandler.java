package com.dashtam.platform.inbox;

import com.dashtam.platform.events.EventMetadata;

/**
 * Has one effect for one event, in the transaction that also remembers the event as done. It throws
 * {@link TemporarilyUnavailableException} for what a retry can mend; any other exception that is
 * not infrastructure's makes the event a dead letter.
 */
@FunctionalInterface
public interface EventHandler<T> {

    void handle(T event, EventMetadata metadata);
}
