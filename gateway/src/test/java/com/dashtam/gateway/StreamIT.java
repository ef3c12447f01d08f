package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.AccountData;
import com.dashtam.events.provider.ProviderDisconnectionSucceeded;
import com.dashtam.events.sync.SyncProgressed;
import com.dashtam.events.sync.SyncScope;
import com.dashtam.gateway.testing.EventSource;
import com.dashtam.gateway.testing.EventSource.Frame;
import com.dashtam.gateway.testing.Events;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.kernel.event.Topic;
import com.dashtam.testing.server.TestServers;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StreamIT {

    private static final String EVENTS = "/api/v1/events";

    private final TestGateway gateway = TestGateway.shared();
    private final Events events = new Events(TestServers.kafka().bootstrapServers());
    private final Person person = Person.anyUser();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void showsTheUsersEventsAsTheyHappen() {
        try (var stream = open("")) {
            var id = events.sessionCreated(person, Instant.now());

            var frame = stream.await("the event", isFor(id));

            assertThat(frame.event()).isEqualTo("security.session.new");
            assertThat(JsonMapper.shared().readTree(frame.data()))
                    .isEqualTo(
                            JsonMapper.shared()
                                    .readTree(
                                            """
                                            {"session_id": "%s", "device_info": "Firefox on Linux",
                                             "ip_address": "203.0.113.7", "location": "Oslo, Norway"}
                                            """
                                                    .formatted(person.session())));
            assertThat(stream.frames().getFirst().fields()).containsEntry("retry", "3000");
        }
    }

    @Test
    void answersAsAnEventStreamThatNobodyKeeps() {
        try (var stream = open("")) {
            var response = stream.response();

            assertThat(header(response, "Content-Type")).isEqualTo("text/event-stream");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(response, "X-Accel-Buffering")).isEqualTo("no");
            assertThat(header(response, "X-RateLimit-Limit")).isEqualTo("10");
            assertThat(header(response, "X-Trace-Id")).isNotBlank();
        }
    }

    @Test
    void showsNobodyTheEventsOfOthers() {
        try (var stream = open("")) {
            events.sessionCreated(Person.anyUser(), Instant.now());
            var own = events.sessionCreated(person, Instant.now());

            stream.await("the event", isFor(own));

            assertThat(stream.ids()).containsExactly(own.toString());
        }
    }

    @Test
    void showsOnlyTheCategoriesThatAreAskedFor() {
        try (var stream = open("?categories=data_sync&categories=provider")) {
            events.sessionCreated(person, Instant.now());
            events.publish(Topic.SYNC, person.id(), progress(), Instant.now());
            events.publish(Topic.PROVIDER, person.id(), disconnection(), Instant.now());

            stream.await("the disconnection", f -> f.event().equals("provider.disconnected"));
            stream.await("the progress", f -> f.event().equals("sync.progress"));

            assertThat(stream.events()).doesNotContain("security.session.new");
        }
    }

    @Test
    void resumesAfterTheEventThatAClientSawLast() {
        var now = Instant.now();
        var first = events.sessionCreated(person, now.minus(Duration.ofSeconds(60)));
        var second = events.sessionCreated(person, now.minus(Duration.ofSeconds(30)));
        var third = events.sessionCreated(person, now);
        awaitInRing(third);

        try (var byHeader = open(request("").header("Last-Event-ID", first.toString()));
                var byQuery = open("?last_event_id=" + second)) {
            byHeader.await("the last event", isFor(third));
            byQuery.await("the last event", isFor(third));

            assertThat(byHeader.ids()).contains(second.toString(), third.toString());
            assertThat(byQuery.ids()).contains(third.toString()).doesNotContain(first.toString());
            assertThat(byHeader.events()).doesNotContain("stream.reset");
        }
    }

    @Test
    void saysWhenEventsMayBeMissing() {
        var known = events.sessionCreated(person, Instant.now());
        awaitInRing(known);

        try (var stream = open("?last_event_id=" + UUID.randomUUID())) {
            stream.await("what is known", isFor(known));

            assertThat(stream.events()).first().isEqualTo("stream.reset");
        }
    }

    @Test
    void endsWithTheSession() {
        var elsewhere = new Person(person.id(), UUID.randomUUID(), person.roles());
        try (var ended = open("");
                var other = EventSource.open(gateway.request(EVENTS, elsewhere))) {
            events.sessionEnded(person);

            ended.awaitEnd();

            other.await("the news", f -> f.event().equals("security.session.revoked"));
            assertThat(other.hasEnded()).isFalse();
            problem(send(request("")), 401, "unauthorized");
        }
    }

    @Test
    void endsWithTheTokenAndSaysSo() {
        var expiry = Date.from(Instant.now().plusSeconds(2));
        var token = gateway.tokens().access(person, builder -> builder.expiration(expiry));
        try (var stream =
                EventSource.open(
                        gateway.request(EVENTS).header("Authorization", "Bearer " + token))) {
            stream.awaitEnd();

            assertThat(stream.events()).last().isEqualTo("reauthenticate");
        }
    }

    @Test
    void refusesCategoriesThatDoNotExist() {
        problem(send(request("?categories=gossip")), 400, "validation-failed");
        problem(send(request("?category=provider")), 400, "validation-failed");
    }

    @Test
    void refusesClientsThatWantSomethingElse() {
        problem(send(request("").header("Accept", "application/json")), 406, "not-acceptable");
        problem(send(gateway.request(EVENTS)), 401, "unauthorized");
    }

    private void awaitInRing(UUID event) {
        try (var live = open("?last_event_id=" + UUID.randomUUID())) {
            live.await("the event", isFor(event));
        }
    }

    private EventSource open(String query) {
        return open(request(query));
    }

    private static EventSource open(HttpRequest.Builder request) {
        return EventSource.open(request);
    }

    private HttpRequest.Builder request(String query) {
        return gateway.request(EVENTS + query, person);
    }

    private static java.util.function.Predicate<Frame> isFor(UUID id) {
        return frame -> frame.id().equals(id.toString());
    }

    private SyncProgressed progress() {
        return new SyncProgressed(
                person.id(), UUID.randomUUID(), UUID.randomUUID(), SyncScope.accounts, 7, 1, 2);
    }

    private ProviderDisconnectionSucceeded disconnection() {
        return new ProviderDisconnectionSucceeded(
                person.id(), UUID.randomUUID(), UUID.randomUUID(), "sandbox", AccountData.keep);
    }
}
