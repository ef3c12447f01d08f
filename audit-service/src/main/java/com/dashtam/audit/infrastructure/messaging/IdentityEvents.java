package com.dashtam.audit.infrastructure.messaging;

import com.dashtam.audit.application.erasure.AnswerDeletion;
import com.dashtam.audit.application.erasure.AnswerDeletionHandler;
import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.inbox.EventSubscription;

/** Answers events of identity-service that ask for an answer. */
public final class IdentityEvents {

    private IdentityEvents() {}

    public static EventSubscription subscription(AnswerDeletionHandler answer) {
        return EventSubscription.named("users", Topic.IDENTITY)
                .on(
                        UserDeletionDue.class,
                        (event, _) ->
                                answer.handle(
                                        new AnswerDeletion(
                                                event.getUserId(), event.getDeletionId())));
    }
}
