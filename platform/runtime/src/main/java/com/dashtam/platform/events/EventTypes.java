package com.dashtam.platform.events;

import com.dashtam.events.audit.Audit;
import com.dashtam.events.gateway.Gateway;
import com.dashtam.events.identity.Identity;
import com.dashtam.events.provider.Provider;
import com.dashtam.events.sync.Sync;
import com.dashtam.kernel.event.Topic;
import java.util.List;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Which records the contracts allow on which topic. */
public final class EventTypes {

    private EventTypes() {}

    /** The schemas of a topic's events, as this release knows them. */
    public static List<Schema> schemasOf(Topic topic) {
        return switch (topic) {
            case IDENTITY -> records(Identity.PROTOCOL);
            case PROVIDER -> records(Provider.PROTOCOL);
            case SYNC -> records(Sync.PROTOCOL);
            case GATEWAY -> records(Gateway.PROTOCOL);
            case AUDIT_RECORDS -> records(Audit.PROTOCOL);
            case SCHEMAS -> List.of();
        };
    }

    private static List<Schema> records(Protocol protocol) {
        return protocol.getTypes().stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .map(EventTypes::asWritten)
                .toList();
    }

    /** A class may spell its schema otherwise than the protocol it came from. */
    private static Schema asWritten(Schema declared) {
        Class<?> type = SpecificData.get().getClass(declared);
        return SpecificData.get().getSchema(type);
    }
}
