package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.testing.event.TopicProbe;
import com.dashtam.testing.server.TestServers;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventsOnTheTopicIT {

    @Test
    void tellsEverybodyThatASessionIsOver() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();
        var http = Identity.shared().http().bearer(tokens.text("access_token"));
        var sessionId =
                java.util.UUID.fromString(
                        http.get("/api/v1/sessions").json().at("/sessions/0/id").asString());
        assertThat(http.delete("/api/v1/sessions/current").status()).isEqualTo(204);

        try (var topic =
                new TopicProbe(
                        TestServers.kafka().bootstrapServers(), Topic.IDENTITY.topicName())) {
            eventually(
                    "the user's events on the topic",
                    () ->
                            assertThat(typesOf(topic, visitor))
                                    .containsExactly(
                                            "email_verification.attempted",
                                            "email_verification.succeeded",
                                            "user_login.attempted",
                                            "user_login.succeeded",
                                            "session.created",
                                            "user_logout.attempted",
                                            "user_logout.succeeded",
                                            "session.ended"));
            var ended =
                    EventCodec.decode(
                            recordsOf(topic, visitor).getLast().value(),
                            SessionEnded.getClassSchema(),
                            SessionEnded.class);
            assertThat(ended)
                    .isEqualTo(new SessionEnded(visitor.id(), sessionId, SessionEnd.logout));
        }
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(
            TopicProbe topic, Visitor visitor) {
        return topic.records(record -> visitor.id().toString().equals(record.key()));
    }

    private static List<String> typesOf(TopicProbe topic, Visitor visitor) {
        return recordsOf(topic, visitor).stream()
                .map(record -> TopicProbe.header(record, "ce_type").orElse(""))
                .map(type -> type.substring("dashtam.identity.".length()))
                .toList();
    }
}
