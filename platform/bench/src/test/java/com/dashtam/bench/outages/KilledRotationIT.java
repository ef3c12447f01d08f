package com.dashtam.bench.outages;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.evidence.Database;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.CredentialKeys;
import com.dashtam.local.CredentialKeys.Resealed;
import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.Port;
import com.dashtam.testing.database.RowBarrier;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rotation of the keys of credentials, in the middle of which its process is killed. */
@ExtendWith(RunningSystem.class)
class KilledRotationIT {

    private static final int CONNECTIONS = 6;
    private static final int MOVED_BEFORE = 3;

    private final World world;

    KilledRotationIT(World world) {
        this.world = world;
    }

    @AfterEach
    void bringBackWhatIsAway() {
        world.system().start();
    }

    @Test
    void keepsEveryCredentialReadableAndIsFinishedAfterwards() throws SQLException {
        Person person = world.signedIn();
        List<UUID> connections = connected(person);
        List<UUID> left = connections.subList(MOVED_BEFORE, CONNECTIONS);
        world.system().secrets().addCredentialKey();
        try (var _ = new HeldCredentials(database(), left)) {
            assertThat(keys().reseal().left()).isEqualTo(left.size());
        }

        killAt(left.get(1));
        world.system().start();

        assertThat(keys().count().underOthers()).isEqualTo(left.size());
        connections.forEach(connection -> read(person, connection));

        Resealed finished = keys().reseal();
        assertThat(finished.resealed()).isEqualTo(left.size());
        assertThat(finished.unreadable()).isZero();
        assertThat(finished.left()).isZero();
        world.system().secrets().retireCredentialKeys();
        world.system().restart(Component.PROVIDER);
        assertThat(keys().count().rows()).containsOnlyKeys(keys().count().primary());
        connections.forEach(connection -> read(person, connection));
        assertThat(world.reconciled().differences()).isEmpty();
    }

    private RowBarrier barrier(UUID connection) throws SQLException {
        return new RowBarrier(
                database(),
                "update on credential",
                "new.connection_id = '%s'".formatted(connection));
    }

    /** When the row's turn has come, and those before it are sealed anew and not yet committed. */
    private void killAt(UUID row) throws SQLException {
        try (var barrier = barrier(row);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Resealed> call = threads.submit(() -> keys().reseal());
            eventually(
                    "a rotation that has come to the row",
                    () -> assertThat(barrier.isReached()).isTrue());
            world.system().kill(Component.PROVIDER);
            assertThatThrownBy(call::get).hasCauseInstanceOf(ServerFailure.class);
        }
    }

    /** In the order in which their credentials are sealed anew. */
    private List<UUID> connected(Person person) {
        return IntStream.range(0, CONNECTIONS)
                .mapToObj(n -> connected(person, person.name() + n))
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
    }

    private UUID connected(Person person, String customer) {
        var keys = world.client().bank().brokerKeys(customer);
        UUID connection =
                person.caller()
                        .post(
                                "/api/v1/providers",
                                Map.of(
                                        "provider_slug",
                                        "alpaca",
                                        "credentials",
                                        Map.of(
                                                "api_key", keys.text("api_key"),
                                                "api_secret", keys.text("api_secret"))))
                        .expect(201)
                        .id("id");
        eventually(
                "the first sync of " + connection,
                () ->
                        assertThat(
                                        world.database(Component.SYNC)
                                                .list(
                                                        "select id from sync_job where connection_id = ?"
                                                                + " and status = 'succeeded'",
                                                        row -> Database.id(row, "id"),
                                                        connection))
                                .hasSize(1));
        return connection;
    }

    private void read(Person person, UUID connection) {
        var sync =
                person.caller()
                        .post(
                                "/api/v1/accounts/syncs",
                                Map.of("connection_id", connection, "force", true))
                        .expect(201);
        var ended = world.ended(person, "/api/v1/syncs/" + sync.id("id"));
        assertThat(ended.required("status").asString()).as(ended.toString()).isEqualTo("succeeded");
    }

    private Connection database() throws SQLException {
        return world.system()
                .postgres()
                .connect(world.system().database(Component.PROVIDER).name());
    }

    private CredentialKeys keys() {
        return new CredentialKeys(
                URI.create(
                        "http://127.0.0.1:%d/actuator/credentialkeys"
                                .formatted(world.system().port(Port.PROVIDER_MANAGEMENT))));
    }
}
