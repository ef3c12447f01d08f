package com.dashtam.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.server.ServiceDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LocalSystemIT {

    private static final LocalSystem SYSTEM = LocalSystem.temporary();

    @AfterAll
    static void stop() {
        SYSTEM.close();
    }

    @Test
    void startsWhatIsAskedForAndProvisionsTheDatabases() throws Exception {
        Collection<Component> ready = new ConcurrentLinkedQueue<>();

        SYSTEM.start(
                List.of(Component.REDIS, Component.POSTGRESQL),
                (component, state, took) -> ready.add(component));

        assertThat(ready).containsExactlyInAnyOrder(Component.REDIS, Component.POSTGRESQL);
        for (ServiceDatabase database : SYSTEM.databases()) {
            try (Connection connection =
                    DriverManager.getConnection(
                            SYSTEM.postgres().jdbcUrl(database.name()),
                            database.app(),
                            database.appPassword())) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
        assertThat(SYSTEM.log(Component.POSTGRESQL)).exists();
    }

    @Test
    void bringsAKilledComponentBackOnItsPort() {
        SYSTEM.start(List.of(Component.REDIS), LocalSystem.Progress.SILENT);

        SYSTEM.kill(Component.REDIS);
        assertThat(SYSTEM.server(Component.REDIS).exitStatus()).hasValue(137);
        SYSTEM.restart(Component.REDIS);

        assertThat(SYSTEM.server(Component.REDIS).isRunning()).isTrue();
    }

    @Test
    void startsNothingWhenPortsAreTakenAndNamesAllOfThem() throws Exception {
        LocalSystem other = LocalSystem.temporary();
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket first = new ServerSocket(other.port(Port.REDIS), 1, loopback);
                ServerSocket second = new ServerSocket(other.port(Port.SMTP), 1, loopback)) {
            assertThatExceptionOfType(ServerFailure.class)
                    .isThrownBy(() ->
                            other.start(
                                    List.of(Component.REDIS, Component.MAILBOX),
                                    LocalSystem.Progress.SILENT))
                    .withMessageContaining("DASHTAM_REDIS_PORT")
                    .withMessageContaining("DASHTAM_SMTP_PORT")
                    .withMessageContaining(Integer.toString(first.getLocalPort()))
                    .withMessageContaining(Integer.toString(second.getLocalPort()));
        }
        assertThat(other.server(Component.MAILBOX).isRunning()).isFalse();
    }

    @Test
    void refusesToStartAnythingOnceItIsStopped() {
        LocalSystem other = LocalSystem.temporary();
        other.close();

        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(
                        () -> other.start(List.of(Component.REDIS), LocalSystem.Progress.SILENT))
                .withMessageContaining("stopping");
    }

    @Test
    void hasOneInstanceOnlyOfWhatIsNotAService() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SYSTEM.anotherInstance(Component.KAFKA));
    }

    @Test
    void givesAnotherInstanceOfAServicePortsOfItsOwn() {
        assertThat(SYSTEM.anotherInstance(Component.SYNC).settings().ports())
                .extracting(ports -> ports.port())
                .doesNotContain(SYSTEM.port(Port.SYNC), SYSTEM.port(Port.SYNC_MANAGEMENT))
                .doesNotHaveDuplicates();
    }
}
