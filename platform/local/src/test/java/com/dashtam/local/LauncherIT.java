package com.dashtam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.dashtam.local.server.ProcessLedger;
import com.dashtam.local.system.Port;
import com.dashtam.local.system.PortPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String UP = "Ctrl-C stops all of it.";

    private final Map<String, String> ports = freePorts();
    private final List<Process> launchers = new ArrayList<>();

    @TempDir private Path folder;
    private Home home;

    private record Outcome(int status, String output) {}

    @BeforeEach
    void chooseAHome() {
        home = new Home(folder.resolve("a home"));
    }

    @AfterEach
    void endLaunchers() throws Exception {
        for (Process launcher : launchers) {
            launcher.destroy();
            launcher.waitFor();
        }
    }

    @Test
    void leavesNoProcessBehindWhenAskedToEnd() throws Exception {
        Process launcher = up("redis", "mailbox");
        List<ProcessLedger.Running> processes = home.processes().running();
        assertThat(processes)
                .extracting(ProcessLedger.Running::name)
                .containsExactlyInAnyOrder("launcher", "redis", "mailbox");

        launcher.destroy();

        assertThat(launcher.onExit()).succeedsWithin(LIMIT);
        assertThat(home.processes().running()).isEmpty();
        assertThat(output()).contains("mailbox            stopped", "Dashtam has stopped");
    }

    @Test
    void leavesNoProcessBehindWhenKilled() throws Exception {
        Process launcher = up("redis");

        launcher.destroyForcibly();

        await().alias("the launcher's children end by themselves")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(home.processes().running()).isEmpty());
    }

    @Test
    void saysThatItIsRunningAlready() throws Exception {
        up("redis", "mailbox");

        Outcome second = run("up");

        assertThat(second.status()).isZero();
        assertThat(second.output())
                .contains(
                        "running already", "http://127.0.0.1:" + ports.get("DASHTAM_MAILBOX_PORT"));
        assertThat(home.processes().running()).hasSize(3);
    }

    @Test
    void tellsOfAComponentThatEndsByItself() throws Exception {
        up("redis");

        home.processes().running().stream()
                .filter(process -> process.name().equals("redis"))
                .forEach(process -> process.handle().destroyForcibly());

        await().alias("the launcher tells that Redis was killed")
                .atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(output())
                                .contains("redis              has ended with status 137"));
    }

    @Test
    void isStoppedFromAnotherTerminal() throws Exception {
        Process launcher = up("redis");
        assertThat(run("status").output()).containsPattern("redis +ready").contains("not");

        Outcome down = run("down");

        assertThat(down.status()).isZero();
        assertThat(launcher.isAlive()).isFalse();
        assertThat(run("down").output()).contains("is not running");
        assertThat(run("status").status()).isEqualTo(3);
    }

    @Test
    void keepsItsPasswordsOverARestartAndLosesThemByAReset() throws Exception {
        up("redis");
        String first = Files.readString(home.secrets());
        run("down");
        up("redis");

        assertThat(home.secrets()).hasContent(first);
        assertThat(run("reset").status()).isZero();
        assertThat(home.folder()).doesNotExist();
    }

    @Test
    void showsTheLogOfAComponentAndRejectsAnUnknownOne() throws Exception {
        assertThat(run("logs").output()).contains("There is no log yet");
        up("redis");

        assertThat(run("logs", "redis").output()).contains("Ready to accept connections");
        assertThat(run("logs", "ledger").status()).isEqualTo(1);
    }

    @Test
    void saysWhichVariableChangesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            ports.put("DASHTAM_REDIS_PORT", port);

            Outcome up = run("up", "redis");

            assertThat(up.status()).isEqualTo(1);
            assertThat(up.output()).contains("port " + port + " of redis", "DASHTAM_REDIS_PORT");
        }
    }

    private Process up(String... components) throws IOException {
        Process launcher = start(Stream.concat(Stream.of("up"), Stream.of(components)));
        launchers.add(launcher);
        await().alias("the launcher says that it is up")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(output()).contains(UP));
        return launcher;
    }

    private Outcome run(String... arguments) throws Exception {
        Process process = command(arguments).start();
        byte[] output = process.getInputStream().readAllBytes();
        return new Outcome(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    }

    private Process start(Stream<String> arguments) throws IOException {
        Files.deleteIfExists(outputFile());
        return command(arguments.toArray(String[]::new))
                .redirectOutput(outputFile().toFile())
                .start();
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Dashtam.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DASHTAM_HOME", home.folder().toString());
        builder.environment().putAll(ports);
        return builder;
    }

    private String output() throws IOException {
        return Files.readString(outputFile());
    }

    private Path outputFile() {
        return folder.resolve("output");
    }

    private static Map<String, String> freePorts() {
        PortPlan plan = PortPlan.free();
        Map<String, String> variables = new HashMap<>();
        for (Port port : Port.values()) {
            variables.put(port.variable(), Integer.toString(plan.number(port)));
        }
        return variables;
    }
}
