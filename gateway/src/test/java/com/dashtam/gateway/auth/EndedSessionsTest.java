package com.dashtam.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.gateway.testing.Events;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.Schemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {

    private static final RevocationProperties PROPERTIES =
            new RevocationProperties(
                    Duration.ofMinutes(15), Duration.ofMinutes(2), Duration.ZERO, 3);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final EndedSessions sessions = new EndedSessions(PROPERTIES, now::get);
    private final Revocations revocations =
            new Revocations(
                    sessions,
                    new MinimumVersions(PROPERTIES, now::get),
                    record -> {},
                    new Schemas());
    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @Test
    void remembersASessionAsLongAsItsTokensMayLive() {
        sessions.add(session, START);
        now.set(START.plus(Duration.ofMinutes(17)).minusMillis(1));
        sessions.add(UUID.randomUUID(), now.get());
        assertThat(sessions.contains(session)).isTrue();

        now.set(START.plus(Duration.ofMinutes(17)));
        sessions.add(UUID.randomUUID(), now.get());
        assertThat(sessions.contains(session)).isFalse();
        assertThat(sessions.size()).isEqualTo(2);
    }

    @Test
    void passesOverASessionWhoseTokensAreAllDead() {
        sessions.add(session, START.minus(Duration.ofMinutes(17)));
        assertThat(sessions.contains(session)).isFalse();
    }

    @Test
    void forgetsTheOldestWhereThereAreTooMany() {
        sessions.add(session, START);
        for (int i = 0; i < 3; i++) {
            sessions.add(UUID.randomUUID(), START);
        }
        assertThat(sessions.size()).isEqualTo(3);
        assertThat(sessions.contains(session)).isFalse();
    }

    @Test
    void tellsOfEachEndOnce() {
        var heard = new ArrayList<UUID>();
        sessions.onEnded(heard::add);
        sessions.add(session, START);
        sessions.add(session, START.plusSeconds(1));
        assertThat(heard).containsExactly(session);
    }

    @Test
    void takesTheEndsOutOfTheTopic() {
        revocations.accept(record(new SessionEnded(user, session, SessionEnd.logout)));
        assertThat(sessions.contains(session)).isTrue();
    }

    @Test
    void passesOverOtherEvents() {
        revocations.accept(record(new SessionCreated(user, session, null, null, null, false)));
        revocations.accept(new ConsumerRecord<>("t", 0, 0, "k", new byte[] {1}));
        assertThat(sessions.size()).isZero();
    }

    @Test
    void reportsAnEndThatDoesNotSayOfWhat() {
        var record = record(new SessionEnded(user, session, SessionEnd.logout));
        record.headers().remove("ce_subject");
        assertThatThrownBy(() -> revocations.accept(record)).isInstanceOf(RuntimeException.class);
    }

    private ConsumerRecord<String, byte[]> record(SpecificRecordBase event) {
        var sent = Events.record(Topic.IDENTITY, user, event, UUID.randomUUID(), START);
        var received = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(header -> received.headers().add(header));
        return received;
    }
}
