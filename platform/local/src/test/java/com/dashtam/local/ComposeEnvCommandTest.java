package com.dashtam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.local.server.ServerFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeEnvCommandTest {

    @TempDir private Path folder;

    @Test
    void printsOneVariableALineAndNothingThatComposeWouldExpand() {
        assertThat(print("home", Map.of()).lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.matches("DASHTAM_[A-Z_]+=[^\\s$'\"#\\\\]+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void printsTheSameUntilAReset() {
        assertThat(print("home", Map.of())).isEqualTo(print("home", Map.of()));
        assertThat(print("other", Map.of())).isNotEqualTo(print("home", Map.of()));
    }

    @Test
    void followsThePortsOfTheEnvironmentIntoTheUrls() {
        assertThat(print("home", Map.of("DASHTAM_GATEWAY_PORT", "4711")).lines())
                .contains("DASHTAM_GATEWAY_PORT=4711", "DASHTAM_PUBLIC_URL=http://localhost:4711");
    }

    @Test
    void rejectsAPortThatIsNoneAndPrintsNothing() {
        var bytes = new ByteArrayOutputStream();
        var command = command("home", Map.of("DASHTAM_GATEWAY_PORT", "front door"), bytes);

        assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> command.run(List.of()));
        assertThat(bytes.size()).isZero();
    }

    private String print(String home, Map<String, String> environment) {
        var bytes = new ByteArrayOutputStream();
        assertThat(command(home, environment, bytes).run(List.of())).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private ComposeEnvCommand command(
            String home, Map<String, String> environment, ByteArrayOutputStream bytes) {
        return new ComposeEnvCommand(
                new Home(folder.resolve(home)),
                environment,
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }
}
