package com.dashtam.sync.infrastructure.messaging;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.events.provider.ProviderDataAvailable;
import com.dashtam.events.provider.ProviderDisconnectionSucceeded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.sync.application.connection.FollowConnection;
import com.dashtam.sync.application.connection.FollowConnectionHandler;
import com.dashtam.sync.application.erasure.EraseConnection;
import com.dashtam.sync.application.erasure.EraseConnectionHandler;
import com.dashtam.sync.application.job.FollowAnnouncement;
import com.dashtam.sync.application.job.FollowAnnouncementHandler;
import com.dashtam.sync.application.job.StartFirstSync;
import com.dashtam.sync.application.job.StartFirstSyncHandler;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import java.util.Optional;

/** Hands events about connections to their use cases. */
public final class ConnectionEvents {

    private static final Actor INSTITUTION = new Actor.System("provider-webhook");

    private ConnectionEvents() {}

    public static EventSubscription subscription(
            FollowConnectionHandler follow,
            StartFirstSyncHandler start,
            EraseConnectionHandler erase,
            FollowAnnouncementHandler announced) {
        return EventSubscription.named("connections", Topic.PROVIDER)
                .on(
                        ConnectionChanged.class,
                        (event, metadata) -> follow.handle(command(event), callerOf(metadata)))
                .on(
                        ProviderConnectionSucceeded.class,
                        (event, metadata) -> start.handle(command(event), callerOf(metadata)))
                .on(
                        ProviderDisconnectionSucceeded.class,
                        (event, metadata) -> {
                            if (isToBeErased(event)) {
                                erase.handle(command(event), callerOf(metadata));
                            }
                        })
                .on(
                        ProviderDataAvailable.class,
                        (event, metadata) ->
                                announced.handle(
                                        new FollowAnnouncement(
                                                event.getUserId(), event.getConnectionId()),
                                        callerOf(metadata).as(INSTITUTION)));
    }

    private static FollowConnection command(ConnectionChanged event) {
        return new FollowConnection(
                new ConnectionState(
                        event.getConnectionId(),
                        event.getUserId(),
                        event.getProviderSlug(),
                        ConnectionStatus.parse(event.getStatus().name()),
                        Optional.ofNullable(event.getAlias())));
    }

    private static StartFirstSync command(ProviderConnectionSucceeded event) {
        return new StartFirstSync(
                event.getUserId(), event.getConnectionId(), event.getProviderSlug());
    }

    private static boolean isToBeErased(ProviderDisconnectionSucceeded event) {
        return switch (event.getAccountData()) {
            case keep, unknown -> false;
            case delete -> true;
        };
    }

    private static EraseConnection command(ProviderDisconnectionSucceeded event) {
        return new EraseConnection(event.getUserId(), event.getConnectionId());
    }

    /** What follows is the doing of whoever changed the connection. */
    private static Caller callerOf(EventMetadata metadata) {
        return new Caller(
                Actor.parse(metadata.actor()),
                metadata.clientIp(),
                metadata.userAgent(),
                metadata.traceparent(),
                metadata.sessionId());
    }
}
