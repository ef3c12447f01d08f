package com.dashtam.sync.system;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Phase;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.sync.SyncService;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.infrastructure.work.JobWorkers;
import com.dashtam.testing.event.TopicProbe;
import com.dashtam.testing.server.TestDatabase;
import com.dashtam.testing.server.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One running service with everything around it; most tests share one. */
final class SyncSystem {

    private static final class Shared {
        static final SyncSystem INSTANCE = new SyncSystem();
    }

    /** As in production, but for waits that a test would have to sit through. */
    private static final Map<String, String> SHORT_WAITS =
            Map.of(
                    "dashtam.sync.due-check", "200ms",
                    "dashtam.sync.retries.first-pause", "40ms",
                    "dashtam.sync.retries.max-attempts", "3",
                    "dashtam.sync.feed.answer", "5s",
                    "dashtam.sync.feed.idle", "3s",
                    "dashtam.sync.workers.lease", "2s",
                    "dashtam.sync.workers.heartbeat", "300ms",
                    "dashtam.sync.workers.poll", "100ms");

    private static final Ids IDS = Any.IDS;

    private final LocalDate dayOfRates = LocalDate.now(ZoneOffset.UTC).minusDays(3);
    private final TestDatabase database = TestDatabase.create();
    private final IdentityStub identity = new IdentityStub();
    private final ProviderStub provider = new ProviderStub();
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private final ConfigurableApplicationContext context;
    private final TopicProbe topic;

    private SyncSystem() {
        context =
                new SpringApplicationBuilder(SyncService.class)
                        .properties(Map.copyOf(properties()))
                        .run();
        topic = new TopicProbe(TestServers.kafka().bootstrapServers(), Topic.SYNC.topicName());
    }

    static SyncSystem shared() {
        return Shared.INSTANCE;
    }

    private Map<String, Object> properties() {
        var properties = new HashMap<String, Object>(database.environment());
        properties.put("DASHTAM_PORT", "0");
        properties.put("DASHTAM_MANAGEMENT_PORT", "0");
        properties.put("DASHTAM_ENVIRONMENT", "local");
        properties.put("DASHTAM_KAFKA", TestServers.kafka().bootstrapServers());
        properties.put("DASHTAM_KAFKA_PARTITIONS", "3");
        properties.put("DASHTAM_KAFKA_REPLICATION", "1");
        properties.put("DASHTAM_KEY_HMAC", "bG9jYWwta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=");
        properties.put("DASHTAM_CLIENT_SECRET", "local-secret");
        properties.put("DASHTAM_PUBLIC_URL", IdentityStub.ISSUER);
        properties.put("DASHTAM_IDENTITY_URL", identity.address().toString());
        properties.put("DASHTAM_PROVIDER_URL", provider.address().toString());
        properties.put("DASHTAM_RATES_FILE", rates().toString());
        properties.put("DASHTAM_RATES_SOURCE", "test-rates");
        properties.put("logging.level.root", "WARN");
        properties.putAll(SHORT_WAITS);
        return properties;
    }

    /** A euro is 1.25 dollars. */
    private Path rates() {
        try {
            Path file = Files.createTempFile("rates", ".csv");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "Date,USD,\n" + dayOfRates + ",1.25,\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalDate dayOfRates() {
        return dayOfRates;
    }

    /** Another instance of the service on the same servers, as a process of its own. */
    Process anotherInstance(Path log, Map<String, String> settings) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SyncService.class.getName()));
        // A name that is given twice would have both values.
        var properties = properties();
        properties.putAll(settings);
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** This process takes no more jobs, and puts back those it was working on. */
    void stopWorkers() {
        workers().forEach(JobWorkers::stop);
    }

    void startWorkers() {
        workers().stream().filter(w -> !w.isRunning()).forEach(JobWorkers::start);
    }

    private Collection<JobWorkers> workers() {
        return context.getBeansOfType(JobWorkers.class).values();
    }

    ProviderStub provider() {
        return provider;
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /** A superuser's connection, to hold somebody up or to look at what the service may not. */
    Connection connect() throws SQLException {
        return database.connect();
    }

    LockedOutRelays lockOutRelays() throws SQLException {
        return new LockedOutRelays(connect(), database.environment().get("DASHTAM_DB_RELAY_USER"));
    }

    URI address() {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    ApiUser user() {
        return user(UUID.randomUUID(), "user");
    }

    ApiUser user(UUID id, String... roles) {
        return new ApiUser(id, this::address, Optional.of(identity.accessToken(id, roles)));
    }

    /** Another service that calls this one. */
    ApiUser service(String client) {
        return new ApiUser(
                UUID.randomUUID(),
                this::address,
                Optional.of(identity.serviceToken(client, "sync-service")));
    }

    ApiUser anonymous() {
        return new ApiUser(UUID.randomUUID(), this::address, Optional.empty());
    }

    /** The types of all events about a user that this service has published, in order. */
    List<String> eventsOf(ApiUser user) {
        return headersOf(user, "ce_type")
                .map(type -> type.replaceFirst("^dashtam\\.sync\\.", ""))
                .toList();
    }

    /** The ids of the same events. */
    List<UUID> eventIdsOf(ApiUser user) {
        return headersOf(user, "ce_id").map(UUID::fromString).toList();
    }

    private Stream<String> headersOf(ApiUser user, String name) {
        return topic.records(record -> user.id().toString().equals(record.key())).stream()
                .map(record -> TopicProbe.header(record, name).orElseThrow());
    }

    /** Puts an event on provider-service's topic, as its relay would. */
    UUID publish(UUID user, SpecificRecordBase event) {
        return publish(IDS.next(), user, event);
    }

    UUID publish(UUID eventId, UUID user, SpecificRecordBase event) {
        return publish(Topic.PROVIDER, "provider-service", eventId, user, event);
    }

    /** Puts an event on identity-service's topic, as its relay would. */
    UUID publishAsIdentity(UUID user, SpecificRecordBase event) {
        return publish(Topic.IDENTITY, "identity-service", IDS.next(), user, event);
    }

    private UUID publish(
            Topic topic, String source, UUID eventId, UUID user, SpecificRecordBase event) {
        EventContract contract = EventContract.of(event.getClass());
        var metadata =
                new EventMetadata(
                        eventId,
                        source,
                        contract.type(),
                        Instant.now(),
                        Optional.empty(),
                        contract.workflow(),
                        IDS.next(),
                        contract.phase() == Phase.OPERATIONAL
                                ? Phase.OPERATIONAL
                                : contract.phase(),
                        "user:" + user,
                        Optional.of("203.0.113.9"),
                        Optional.of("Browser"),
                        Optional.empty(),
                        Schemas.hashOf(contract.schema()));
        var unused =
                producer.send(
                        EventWire.toRecord(
                                new EncodedEvent(
                                        topic.topicName(),
                                        user.toString(),
                                        metadata,
                                        EventCodec.encode(event))));
        producer.flush();
        return eventId;
    }
}
