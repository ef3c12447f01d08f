package com.dashtam.provider.infrastructure.messaging;

import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.provider.application.erasure.EraseUser;
import com.dashtam.provider.application.erasure.EraseUserHandler;

/** Hands events of identity-service to their use cases. */
public final class IdentityEvents {

    private IdentityEvents() {}

    /** One by one: giving consents back calls institutions. */
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
