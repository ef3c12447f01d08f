package com.dashtam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.Port;
import com.dashtam.local.system.Secrets;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against something that answers as provider-service does. */
class KeysCommandIT {

    private static final String NOTHING_OLD = "{\"primary\":\"1\",\"rows\":{\"1\":3}}";
    private static final String SOME_OLD = "{\"primary\":\"2\",\"rows\":{\"1\":3,\"2\":1}}";

    @TempDir private Path folder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer service;
    private Home home;
    private FileLock lock;
    private KeysCommand command;

    @BeforeEach
    void run() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/actuator/credentialkeys",
                exchange -> {
                    try (exchange) {
                        String answer = Optional.ofNullable(answers.poll()).orElse("");
                        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(answer.isEmpty() ? 503 : 200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
        service.start();
        home = new Home(folder);
        Port port = Component.PROVIDER.ports().getLast();
        new RunState(Map.of(port, service.getAddress().getPort()), Map.of()).write(home.runState());
        lock = home.lock().orElseThrow();
        command = new KeysCommand(home, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() throws IOException {
        lock.acquiredBy().close();
        service.stop(0);
    }

    @Test
    void sealsEverythingWithANewKey() {
        String before = Secrets.in(home.secrets()).keyCredentials();
        answers.add(NOTHING_OLD);
        answers.add(resealed(2, 0, 1));
        answers.add(resealed(1, 0, 0));

        assertThat(command.run(List.of("rotate"))).isZero();

        assertThat(Secrets.in(home.secrets()).keyCredentials()).isNotEqualTo(before);
        assertThat(output())
                .contains("3 sealed anew with the key 2, 0 left")
                .contains("./dashtam keys retire");
    }

    @Test
    void goesOnWithARotationThatWasStopped() {
        String before = Secrets.in(home.secrets()).keyCredentials();
        answers.add(SOME_OLD);
        answers.add(resealed(3, 0, 0));

        assertThat(command.run(List.of("rotate"))).isZero();

        assertThat(Secrets.in(home.secrets()).keyCredentials()).isEqualTo(before);
        assertThat(output()).contains("An earlier rotation goes on.");
    }

    @Test
    void endsWithoutSuccessWhenSomethingCannotBeOpened() {
        answers.add(NOTHING_OLD);
        answers.add(resealed(2, 1, 1));

        assertThat(command.run(List.of("rotate"))).isEqualTo(1);
        assertThat(output()).contains("1 left", "1 cannot be opened");
    }

    @Test
    void forgetsOlderKeysOnceNothingIsSealedWithThem() {
        Secrets.in(home.secrets()).addCredentialKey();
        answers.add(NOTHING_OLD);
        answers.add(NOTHING_OLD);

        assertThat(command.run(List.of("retire"))).isZero();
        assertThat(output()).contains("1 keys are forgotten; 1 seals");
    }

    @Test
    void keepsKeysThatAreNeeded() {
        Secrets.in(home.secrets()).addCredentialKey();
        String before = Secrets.in(home.secrets()).keyCredentials();
        answers.add(SOME_OLD);

        assertThat(command.run(List.of("retire"))).isEqualTo(1);
        assertThat(Secrets.in(home.secrets()).keyCredentials()).isEqualTo(before);
    }

    @Test
    void showsWhatIsSealedWithWhat() {
        answers.add(SOME_OLD);

        assertThat(command.run(List.of("show"))).isZero();
        assertThat(output()).contains("2 seals").containsPattern("1 +3").containsPattern("2 +1");
    }

    @Test
    void saysWhatIsWrongWhenTheServiceCannot() throws IOException {
        assertThatThrownBy(() -> command.run(List.of("rotate")))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("503");
        Files.delete(home.runState());
        assertThatThrownBy(() -> command.run(List.of("rotate")))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("not running");
    }

    @Test
    void explainsItself() {
        assertThat(command.run(List.of("dance"))).isEqualTo(2);
        assertThat(output()).contains("keys rotate", "keys retire", "keys show");
    }

    private static String resealed(int resealed, int unreadable, int left) {
        return "{\"primary\":\"2\",\"resealed\":%d,\"unreadable\":%d,\"left\":%d}"
                .formatted(resealed, unreadable, left);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
