package com.dashtam.platform.relay;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.platform.TestPlatform;
import com.dashtam.platform.relay.RelayState.Role;
import com.dashtam.testing.event.TopicProbe;
import com.dashtam.testing.server.TestDatabase;
import com.dashtam.testing.server.TestServers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelayWithoutKafkaIT {

    private static final Caller CALLER =
            new Caller(
                    new Actor.System("test"), Optional.empty(), Optional.empty(), Optional.empty());

    /** The first event of a schema waits for the schema, and the next for the first. */
    @Test
    void saysHowLongItHasWaitedFromTheFirstEventOn() {
        var kafka = TestServers.ownKafka();
        try (kafka;
                var database = TestDatabase.create();
                var platform =
                        TestPlatform.start(database, kafka.bootstrapServers(), Topic.IDENTITY)) {
            var relay = platform.get(OutboxRelay.class);
            eventually(
                    "the relay reads",
                    () -> assertThat(relay.state().role()).isEqualTo(Role.ACTIVE));
            assertThat(relay.waiting()).isEqualTo(Duration.ZERO);
            kafka.kill();

            record(platform);

            eventually(
                    "word of the wait",
                    () -> assertThat(relay.waiting()).isGreaterThan(Duration.ofSeconds(2)));
            record(platform);
            kafka.start();
            try (var probe = new TopicProbe(kafka.bootstrapServers(), Topic.IDENTITY.topicName())) {
                eventually("both events", () -> assertThat(probe.records()).hasSize(2));
            }
            eventually("no wait", () -> assertThat(relay.waiting()).isEqualTo(Duration.ZERO));
        }
    }

    private static void record(TestPlatform platform) {
        var user = UUID.randomUUID();
        var ended = new SessionEnded(user, UUID.randomUUID(), SessionEnd.logout);
        platform.get(Transactions.class)
                .inTransaction(() -> {
                    platform.workflows().record(Fact.about(user, ended), CALLER);
                    return user;
                });
    }
}
