package com.dashtam.gateway.sse;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.events.UnknownSchemaException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes what clients see out of what services write. The writer's schema says whether an event is
 * shown, as what, and which fields; nothing else leaves the system.
 */
final class ClientEvents {

    private static final String USER = "user_id";

    private record Shown(EventContract contract, String type, Category category) {}

    private final Schemas schemas;
    private final Map<String, Optional<Shown>> shownBySchema = new ConcurrentHashMap<>();

    ClientEvents(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * @throws UnknownSchemaException until the schema arrives
     */
    Optional<ClientEvent> of(ConsumerRecord<String, byte[]> record) {
        var metadata = EventWire.metadataOf(record);
        var known = shownBySchema.get(metadata.schemaHash());
        var shown = known == null ? learn(metadata.schemaHash()) : known;
        return shown.flatMap(view -> {
            var event = EventCodec.decode(record.value(), view.contract().schema());
            return userOf(event)
                    .map(user ->
                            new ClientEvent(
                                    metadata.id(),
                                    user,
                                    metadata.time(),
                                    view.category(),
                                    frame(metadata.id(), view, event)));
        });
    }

    private Optional<Shown> learn(String schemaHash) {
        var contract = EventContract.of(schemas.require(schemaHash));
        var shown =
                contract.sse()
                        .flatMap(type ->
                                Category.ofType(type).map(it -> new Shown(contract, type, it)));
        shownBySchema.put(schemaHash, shown);
        return shown;
    }

    private static byte[] frame(UUID id, Shown shown, GenericRecord event) {
        return Frames.event(id, shown.type(), AvroJson.write(event, shown.contract().sseFields()));
    }

    /** Empty where nobody is known to be concerned, as in the failed sign-in of a stranger. */
    private static Optional<UUID> userOf(GenericRecord event) {
        return event.hasField(USER)
                ? Optional.ofNullable(event.get(USER)).map(Object::toString).map(UUID::fromString)
                : Optional.empty();
    }
}
