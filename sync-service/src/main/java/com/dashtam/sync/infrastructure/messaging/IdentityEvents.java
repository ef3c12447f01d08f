package com.dashtam.sync.infrastructure.messaging;

import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.sync.application.erasure.EraseUser;
import com.dashtam.sync.application.erasure.EraseUserHandler;

/** Hands events of identity-service to their use cases. */
public final class IdentityEvents {

    private IdentityEvents() {}

    /** One by one: a user's whole history goes in one transaction. */
    public static EventSubscription subscription(EraseUserHandler erase) {
        return EventSubscription.named("users", Topic.IDENTITY)
                .oneByOne()
                .on(
                        UserDeletionDue.class,
                        (event, _) ->
                                erase.handle(
                                        new EraseUser(event.getUserId(), event.getDeletionId())));
    }
}
