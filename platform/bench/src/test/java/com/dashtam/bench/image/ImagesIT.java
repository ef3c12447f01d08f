package com.dashtam.bench.image;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.local.server.Installation;
import com.dashtam.local.server.PostgresServer.Durability;
import com.dashtam.local.server.Supervisor;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.ComposeEnvironment;
import com.dashtam.local.system.LocalSystem;
import com.dashtam.local.system.PortPlan;
import com.dashtam.local.system.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images' commands, run here with the variables that their containers get. */
class ImagesIT {

    private static final Duration START_LIMIT = Duration.ofSeconds(300);
    private static final int STOP_LIMIT_SECONDS = 30;
    private static final int ENDED_BY_TERM = 128 + 15;

    @TempDir private Path folder;
    private final Map<Image, Process> processes = new LinkedHashMap<>();
    private LocalSystem servers;
    private HostPlaces places;

    @BeforeEach
    void startServers() {
        Supervisor supervisor = Supervisor.temporary();
        PortPlan ports = PortPlan.free();
        Secrets secrets = Secrets.in(supervisor.folder().resolve("secrets.properties"));
        servers = new LocalSystem(supervisor, ports, secrets, Durability.NO_FSYNC);
        servers.start(Component.of(Component.Kind.SERVER), LocalSystem.Progress.SILENT);
        places = new HostPlaces(servers, ComposeEnvironment.of(ports, secrets));
    }

    @AfterEach
    void stop() throws IOException {
        processes.values().forEach(Process::destroyForcibly);
        servers.close();
        for (Image image : processes.keySet()) {
            Files.deleteIfExists(folder.resolve(image.name()).resolve("lib"));
        }
    }

    @Test
    void runTheSystemWithWhatTheirContainersAreGiven() throws Exception {
        for (Image image : Image.all()) {
            assertThat(health(image)).as(image.name() + ", not started").isNotZero();
            processes.put(
                    image,
                    image.start(
                            folder.resolve(image.name()), places.environment(image), log(image)));
        }

        assertThat(processes).hasSize(6);
        for (Image image : processes.keySet()) {
            // Not more often: each question is a process of its own.
            Awaitility.await(image.name() + " is healthy")
                    .pollInSameThread()
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(START_LIMIT)
                    .untilAsserted(
                            () -> assertThat(health(image)).as(() -> end(log(image))).isZero());
        }
        Person person = new SystemClient(servers).newcomer();
        person.register().expect(201);
        eventually(
                "the letter that verifies an address",
                () -> assertThat(person.verify()).hasValueSatisfying(reply -> reply.expect(201)));
        person.signIn().expect(201);
        person.caller().get("/api/v1/institutions").expect(200);
        processes.values().forEach(Process::destroy);
        for (Map.Entry<Image, Process> each : processes.entrySet()) {
            assertThat(each.getValue().waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(each.getValue().exitValue())
                    .as(each.getKey().name())
                    .isEqualTo(ENDED_BY_TERM);
        }
    }

    private int health(Image image) throws IOException, InterruptedException {
        assertThat(image.health().getFirst()).isEqualTo("healthy");
        Path script = Installation.root().resolve("docker/healthy");
        return new ProcessBuilder(
                        List.of(
                                script.toString(),
                                places.healthPort(image),
                                image.health().getLast()))
                .start()
                .waitFor();
    }

    private Path log(Image image) {
        return folder.resolve(image.name() + ".log");
    }

    private static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "no log";
        }
    }
}
