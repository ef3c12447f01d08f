package com.dashtam.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.local.server.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashtamScriptTest {

    private static final String SCRIPT = Installation.root().resolve("dashtam").toString();
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "env",
                    "dirname",
                    "grep",
                    "readlink",
                    "cat",
                    "mktemp",
                    "ln",
                    "rm",
                    "rmdir");

    @TempDir private Path folder;
    private Path programs;

    private record Outcome(int status, String output) {}

    @BeforeEach
    void offerTheToolsButNoMaven() throws IOException {
        programs = Files.createDirectory(folder.resolve("programs"));
        for (String tool : TOOLS) {
            Path found =
                    Stream.of(Path.of("/bin", tool), Path.of("/usr/bin", tool))
                            .filter(Files::exists)
                            .findFirst()
                            .orElseThrow();
            Files.writeString(programs.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            makeExecutable(programs.resolve(tool));
        }
    }

    @Test
    void listsEveryCommandOfTheLauncherInItsHelp() throws Exception {
        Outcome help = run(Map.of(), "help");

        assertThat(help.status()).isZero();
        for (Command command : Dashtam.commands(new Home(folder), System.out)) {
            assertThat(help.output()).containsPattern("(?m)^  " + command.name() + "\\b");
        }
    }

    @Test
    void showsItsHelpWhenCalledWithoutACommand() throws Exception {
        assertThat(run(Map.of())).isEqualTo(run(Map.of(), "help"));
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(SCRIPT));
        program("mvn", "readlink -f \"$3\"");

        Outcome test = run(Map.of(), link.toString(), List.of("test"));

        assertThat(test.output())
                .contains(Installation.root().resolve("pom.xml").toRealPath().toString());
    }

    @Test
    void saysInOneLineThatMavenIsMissing() throws Exception {
        Outcome test = run(Map.of(), "test");

        assertThat(test.status()).isEqualTo(1);
        assertThat(test.output().lines())
                .singleElement()
                .asString()
                .contains("Maven", "there is no mvn on the PATH");
    }

    @Test
    void runsMavenUnderTheJdkOfJavaHome() throws Exception {
        Path jdk = jdk("25.0.9");
        program("mvn", "echo \"$JAVA_HOME\" \"$@\"");

        Outcome test = run(Map.of("JAVA_HOME", jdk.toString()), "test", "-Dtest=A b");

        assertThat(test.status()).isZero();
        assertThat(test.output()).startsWith(jdk + " -B -f ").contains("verify -Dtest=A b");
    }

    @Test
    void passesOverAJdkOfAnotherVersion() throws Exception {
        Path old = jdk("17.0.15");
        Path newer = jdk("250.0.1");
        program("mvn", "echo \"$JAVA_HOME\"");

        assertThat(run(Map.of("JAVA_HOME", old.toString()), "test").output())
                .doesNotContain(old.toString());
        assertThat(run(Map.of("JAVA_HOME", newer.toString()), "test").output())
                .doesNotContain(newer.toString());
    }

    @Test
    void passesOverARuntimeWithoutACompiler() throws Exception {
        Path runtime = jdk("25.0.9");
        Files.delete(runtime.resolve("bin/javac"));
        program("mvn", "echo \"$JAVA_HOME\"");

        assertThat(run(Map.of("JAVA_HOME", runtime.toString()), "test").output())
                .doesNotContain(runtime.toString());
    }

    private Path jdk(String version) throws IOException {
        Path jdk = Files.createDirectory(folder.resolve("jdk " + version));
        Files.createDirectory(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        write(jdk.resolve("bin/java"), "exit 0");
        write(jdk.resolve("bin/javac"), "exit 0");
        return jdk;
    }

    private void program(String name, String body) throws IOException {
        write(programs.resolve(name), body);
    }

    private static void write(Path file, String body) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        makeExecutable(file);
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        return run(environment, SCRIPT, List.of(arguments));
    }

    private Outcome run(Map<String, String> environment, String script, List<String> arguments)
            throws Exception {
        List<String> command =
                new ArrayList<>(List.of(programs.resolve("bash").toString(), script));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        byte[] output = process.getInputStream().readAllBytes();
        return new Outcome(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    }
}
