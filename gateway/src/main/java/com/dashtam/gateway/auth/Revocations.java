package com.dashtam.gateway.auth;

import com.dashtam.events.identity.GlobalTokenRotationSucceeded;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.TokenVersionRaised;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.security.AccessToken;
import com.dashtam.platform.security.RevokedSessions;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes out of the identity topic what voids tokens before they expire. The headers of a session's
 * end say all that is needed, so a schema that has not arrived cannot hold it back.
 */
public final class Revocations
        implements Consumer<ConsumerRecord<String, byte[]>>, RevokedSessions {

    private static final String SESSION_ENDED = typeOf(SessionEnded.class);
    private static final String VERSION_RAISED = typeOf(TokenVersionRaised.class);
    private static final String ALL_ROTATED = typeOf(GlobalTokenRotationSucceeded.class);

    private final EndedSessions sessions;
    private final MinimumVersions versions;
    private final Consumer<ConsumerRecord<String, byte[]>> keys;
    private final Schemas schemas;

    /**
     * @param keys hears of the records that concern neither sessions nor versions
     */
    public Revocations(
            EndedSessions sessions,
            MinimumVersions versions,
            Consumer<ConsumerRecord<String, byte[]>> keys,
            Schemas schemas) {
        this.keys = keys;
        this.sessions = sessions;
        this.versions = versions;
        this.schemas = schemas;
    }

    private static String typeOf(Class<? extends SpecificRecordBase> event) {
        return EventContract.of(event).type();
    }

    @Override
    public boolean isRevoked(AccessToken token) {
        return sessions.contains(token.sessionId()) || versions.refuse(token);
    }

    /**
     * @throws com.dashtam.platform.events.UnknownSchemaException until the schema arrives
     * @throws RuntimeException if the record voids tokens but does not say whose
     */
    @Override
    public void accept(ConsumerRecord<String, byte[]> record) {
        String type = EventWire.typeOf(record).orElse("");
        if (type.equals(SESSION_ENDED)) {
            var metadata = EventWire.metadataOf(record);
            sessions.add(UUID.fromString(metadata.subject().orElseThrow()), metadata.time());
        } else if (type.equals(VERSION_RAISED)) {
            var metadata = EventWire.metadataOf(record);
            var event = read(record, metadata, TokenVersionRaised.class);
            versions.raise(event.getUserId(), event.getMinimumVersion(), metadata.time());
        } else if (type.equals(ALL_ROTATED)) {
            var metadata = EventWire.metadataOf(record);
            var event = read(record, metadata, GlobalTokenRotationSucceeded.class);
            var grace = Duration.ofSeconds(event.getGracePeriodSeconds());
            versions.raiseAll(event.getNewVersion(), metadata.time().plus(grace));
        } else {
            keys.accept(record);
        }
    }

    private <T extends SpecificRecordBase> T read(
            ConsumerRecord<String, byte[]> record, EventMetadata metadata, Class<T> type) {
        return EventCodec.decode(record.value(), schemas.require(metadata.schemaHash()), type);
    }
}
