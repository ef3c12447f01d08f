package com.dashtam.gateway.auth;

import com.dashtam.events.identity.SessionEnded;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.platform.events.EventWire;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes the ends of sessions out of the identity topic. Their headers say all that is needed, so a
 * schema that has not arrived cannot hold a revocation back.
 */
public final class SessionEndings implements Consumer<ConsumerRecord<String, byte[]>> {

    private static final String TYPE = EventContract.of(SessionEnded.class).type();

    private final EndedSessions sessions;

    public SessionEndings(EndedSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * @throws RuntimeException if the record is the end of a session but does not say of which
     */
    @Override
    public void accept(ConsumerRecord<String, byte[]> record) {
        if (EventWire.typeOf(record).filter(TYPE::equals).isEmpty()) {
            return;
        }
        var metadata = EventWire.metadataOf(record);
        sessions.add(UUID.fromString(metadata.subject().orElseThrow()), metadata.time());
    }
}
