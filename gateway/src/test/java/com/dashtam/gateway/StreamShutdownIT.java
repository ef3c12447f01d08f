package com.dashtam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.EventSource;
import com.dashtam.gateway.testing.Events;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.testing.server.TestServers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamShutdownIT {

    private static final String EVENTS = "/api/v1/events";

    private final Person person = Person.anyUser();

    @Test
    void sendsClientsToAnotherInstanceWhereTheyMissNothing() {
        var leaving = TestGateway.start(Map.of());
        try (var events = new Events(TestServers.kafka().bootstrapServers());
                var stream = EventSource.open(leaving.request(EVENTS, person))) {
            var seen = events.sessionCreated(person, Instant.now());
            stream.await("the event", frame -> isFor(frame, seen));

            leaving.close();

            stream.awaitEnd();
            assertThat(stream.isBrokenOff()).isFalse();
            assertThat(stream.frames().getLast().event()).isEqualTo("reconnect");
            assertThat(stream.frames().getLast().fields().get("retry")).containsOnlyDigits();
            var missed = events.sessionCreated(person, Instant.now());
            assertMissesNothing(seen, missed);
        }
    }

    private void assertMissesNothing(UUID seen, UUID missed) {
        var staying = TestGateway.shared();
        var request = staying.request(EVENTS, person).header("Last-Event-ID", seen.toString());
        try (var stream = EventSource.open(request)) {
            stream.await("the event in between", frame -> isFor(frame, missed));

            assertThat(stream.events()).doesNotContain("stream.reset");
        }
    }

    private static boolean isFor(EventSource.Frame frame, UUID event) {
        return frame.id().equals(event.toString());
    }
}
