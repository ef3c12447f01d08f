package com.dashtam.audit.infrastructure.messaging;

import com.dashtam.audit.domain.record.Resource;
import com.dashtam.kernel.event.EventContract;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** How to find what the audit needs in the events of one writer's schema. */
final class EventShape {

    private static final String USER_FIELD = "user_id";

    private final EventContract contract;
    private final Schema.@Nullable Field user;
    private final Schema.@Nullable Field resourceId;

    private EventShape(Schema writer, EventContract contract) {
        this.contract = contract;
        this.user = writer.getField(USER_FIELD);
        this.resourceId = contract.resourceIdField().map(writer::getField).orElse(null);
    }

    static EventShape of(Schema writer) {
        return new EventShape(writer, EventContract.of(writer));
    }

    EventContract contract() {
        return contract;
    }

    Optional<UUID> userOf(IndexedRecord event) {
        return textOf(event, user).flatMap(Actors::uuid);
    }

    Optional<Resource> resourceOf(IndexedRecord event) {
        return contract.resourceType().map(type -> new Resource(type, textOf(event, resourceId)));
    }

    private static Optional<String> textOf(IndexedRecord event, Schema.@Nullable Field field) {
        return field == null
                ? Optional.empty()
                : Optional.ofNullable(event.get(field.pos())).map(Object::toString);
    }
}
