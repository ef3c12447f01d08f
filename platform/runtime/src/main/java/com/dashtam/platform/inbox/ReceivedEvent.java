package com.dashtam.platform.inbox;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An event as it came from Kafka.
 *
 * @param writer the schema it was written with, properties included
 */
public record ReceivedEvent(
        String topic, String key, EventMetadata metadata, Schema writer, byte[] payload) {

    /** The contract as its writer knew it. */
    public EventContract contract() {
        return EventContract.of(writer);
    }

    public GenericRecord fields() {
        return EventCodec.decode(payload, writer);
    }

    public <T extends SpecificRecordBase> T as(Class<T> type) {
        return EventCodec.decode(payload, writer, type);
    }
}
