package com.dashtam.identity.infrastructure.messaging;

import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.events.sync.FileImportAttempted;
import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.identity.application.session.RecordProviderAccess;
import com.dashtam.identity.domain.session.ProviderAccess;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.inbox.EventSubscription;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears from the other services what sessions made them do with providers. */
public final class ProviderAccessSubscription {

    private final RecordProviderAccess accesses;

    private ProviderAccessSubscription(RecordProviderAccess accesses) {
        this.accesses = accesses;
    }

    public static EventSubscription of(RecordProviderAccess accesses) {
        var heard = new ProviderAccessSubscription(accesses);
        return EventSubscription.named("provider-access", Topic.PROVIDER, Topic.SYNC)
                .on(
                        ProviderConnectionSucceeded.class,
                        (event, at) ->
                                heard.access(event.getUserId(), event.getProviderSlug(), false, at))
                .on(
                        ProviderDataSyncAttempted.class,
                        (event, at) ->
                                heard.access(event.getUserId(), event.getProviderSlug(), true, at))
                .on(
                        FileImportAttempted.class,
                        (event, at) ->
                                heard.access(event.getUserId(), event.getProviderSlug(), true, at));
    }

    /** What no session asked for is no session's access. */
    private void access(UUID userId, @Nullable String provider, boolean sync, EventMetadata at) {
        if (provider != null && at.sessionId().isPresent()) {
            accesses.handle(
                    new ProviderAccess(userId, at.sessionId().get(), provider, at.time(), sync),
                    callerOf(at));
        }
    }

    private static Caller callerOf(EventMetadata at) {
        return new Caller(
                Actor.parse(at.actor()),
                at.clientIp(),
                at.userAgent(),
                at.traceparent(),
                at.sessionId());
    }
}
