package com.dashtam.identity.infrastructure.messaging;

import com.dashtam.identity.application.deletion.RecordErasure;
import com.dashtam.identity.domain.deletion.DataHolder;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.inbox.EventSubscription;

/** Hears from the other services that they have erased what they held of a user. */
public final class ErasureSubscription {

    private ErasureSubscription() {}

    public static EventSubscription of(RecordErasure erasure) {
        return EventSubscription.named("erasures", Topic.PROVIDER, Topic.SYNC, Topic.AUDIT_RECORDS)
                .on(
                        com.dashtam.events.provider.UserDataErased.class,
                        (event, _) -> erasure.by(DataHolder.PROVIDER, event.getDeletionId()))
                .on(
                        com.dashtam.events.sync.UserDataErased.class,
                        (event, _) -> erasure.by(DataHolder.SYNC, event.getDeletionId()))
                .on(
                        com.dashtam.events.audit.UserDataErased.class,
                        (event, _) -> erasure.by(DataHolder.AUDIT, event.getDeletionId()));
    }
}
