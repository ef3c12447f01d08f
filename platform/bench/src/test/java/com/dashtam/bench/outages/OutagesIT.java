package com.dashtam.bench.outages;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.journal.Command;
import com.dashtam.bench.reconcile.Reconciliation;
import com.dashtam.bench.speed.TopicWatch;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.kernel.event.Topic;
import com.dashtam.local.server.JarServer;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.Port;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class OutagesIT {

    private static final String LIMIT = "X-RateLimit-Limit";
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String DEGRADED = "DEGRADED";
    private static final int COMMANDS = 30;
    private static final int HANDFUL = 20;

    private final World world;

    OutagesIT(World world) {
        this.world = world;
    }

    @AfterEach
    void bringBackWhatIsAway() {
        world.system().start();
    }

    @Test
    void takesCommandsWhileKafkaIsAwayAndSendsTheirEventsAfterwards() {
        Person person = world.signedIn();
        UUID connection = world.connect(person);
        world.system().kill(Component.KAFKA);

        for (int i = 0; i < COMMANDS; i++) {
            rename(person, connection, "Bank " + i);
            refresh(person);
        }
        eventually(
                "identity's word that events wait",
                () ->
                        assertThat(
                                        Health.of(world.system().port(Port.IDENTITY_MANAGEMENT))
                                                .status())
                                .isEqualTo(DEGRADED));
        world.system().start();

        Reconciliation result = world.reconciled();
        assertThat(result.differences()).isEmpty();
        System.out.printf(
                "Kafka away for %d commands; %d records repeated%n",
                2 * COMMANDS, result.repeats());
    }

    @Test
    void letsRequestsPassWhileRedisIsAwayAndSaysSoOnce() throws IOException {
        Person person = world.signedIn();
        Caller signedOut = person.caller();
        person.signOut().expect(204);
        eventually(
                "the end of the session at the gateway",
                () -> assertThat(signedOut.get(SESSIONS).status()).isEqualTo(401));
        person.signIn().expect(201);
        assertThat(person.caller().get(SESSIONS).header(LIMIT)).isPresent();
        long before = warnings();

        world.system().kill(Component.REDIS);

        eventually(
                "requests that pass without limits",
                () -> {
                    Reply reply = person.caller().get(SESSIONS).expect(200);
                    assertThat(reply.header(LIMIT)).isEmpty();
                });
        for (int i = 0; i < COMMANDS; i++) {
            assertThat(person.caller().get(SESSIONS).expect(200).header(LIMIT)).isEmpty();
        }
        Health gateway = Health.of(world.system().port(Port.GATEWAY_MANAGEMENT));
        assertThat(gateway.status()).isEqualTo(DEGRADED);
        assertThat(warnings() - before).isEqualTo(1);
        assertThat(signedOut.get(SESSIONS).status()).isEqualTo(401);

        world.system().start();
        eventually(
                "limits that are back",
                () -> {
                    assertThat(person.caller().get(SESSIONS).header(LIMIT)).isPresent();
                    assertThat(gateway.status()).isEqualTo("UP");
                });
    }

    @Test
    void hasASecondInstanceTakeOverTheRelay() {
        JarServer second = world.system().anotherInstance(Component.IDENTITY);
        second.start();
        try {
            takeOver(second);
        } finally {
            second.stop();
        }
    }

    private void takeOver(JarServer second) {
        Health first = Health.of(world.system().port(Port.IDENTITY_MANAGEMENT));
        Health standby = new Health(second.settings().health().resolve("/actuator/health"));
        eventually(
                "one relay that is active and one that stands by",
                () -> {
                    assertThat(first.relayRole()).isEqualTo("active");
                    assertThat(standby.relayRole()).isEqualTo("standby");
                });
        long repeatsBefore = world.reconciled().repeats();
        registrations(COMMANDS);

        Duration took = killFirst(second);
        eventually(
                "the second relay's word that it is at work",
                () -> assertThat(standby.relayRole()).isEqualTo("active"));
        world.system().start();

        Reconciliation result = world.reconciled();
        long repeats = result.repeats() - repeatsBefore;
        System.out.printf(
                "the second relay had sent %d ms after the kill; %d records repeated%n",
                took.toMillis(), repeats);
        assertThat(result.differences()).isEmpty();
        assertThat(repeats).isLessThanOrEqualTo(HANDFUL);
    }

    /** Returns how long after that the second had sent what it was told then. */
    private Duration killFirst(JarServer second) {
        Map<String, Instant> arrivals = new ConcurrentHashMap<>();
        try (var _ =
                new TopicWatch(
                        world.system().kafka(),
                        Topic.IDENTITY.topicName(),
                        heard -> arrivals.putIfAbsent(traceOf(heard), Instant.now()))) {
            world.system().kill(Component.IDENTITY);
            Instant killed = Instant.now();
            String trace = registerAt(second);
            eventually(
                    "events on the topic while the first instance is dead",
                    () -> assertThat(arrivals).containsKey(trace));
            return Duration.between(killed, arrivals.get(trace));
        }
    }

    private static String traceOf(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader("traceparent");
        return header == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8).split("-")[1];
    }

    private void rename(Person person, UUID connection, String alias) {
        Reply reply =
                person.caller()
                        .patch("/api/v1/providers/" + connection, Map.of("alias", alias))
                        .expect(200);
        world.journal().acknowledged(new Command.Rename(connection, alias), reply.traceId());
    }

    private void refresh(Person person) {
        Reply reply = person.refresh().expect(201);
        world.journal()
                .acknowledged(
                        new Command.Refresh(
                                person.tokens().sessionId(), person.tokens().refreshHash()),
                        reply.traceId());
    }

    private void registrations(int count) {
        for (int i = 0; i < count; i++) {
            Person person = world.client().newcomer();
            Reply reply = person.register().expect(201);
            world.journal().acknowledged(new Command.Register(person.email()), reply.traceId());
        }
    }

    /** Past the gateway, which knows the first instance alone. */
    private String registerAt(JarServer instance) {
        Person person = world.client().newcomer();
        URI address =
                URI.create("http://127.0.0.1:" + instance.settings().ports().getFirst().port());
        Caller caller = world.client().visitor();
        var direct = new Caller(caller.http(), address, caller.address(), caller.token());
        Reply reply = direct.post("/api/v1/users", person.credentials()).expect(201);
        world.journal().acknowledged(new Command.Register(person.email()), reply.traceId());
        return reply.traceId();
    }

    private long warnings() throws IOException {
        List<String> lines =
                Files.readAllLines(world.system().log(Component.GATEWAY), StandardCharsets.UTF_8);
        return lines.stream()
                .filter(line -> line.contains("\"WARN\"") && line.contains("Redis"))
                .count();
    }
}
