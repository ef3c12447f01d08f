package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarServerIT {

    private static final String PORT = "PORT";

    @TempDir Path folder;

    /** What the jar runs: it is ready at once. */
    static final class Ready {

        private Ready() {}

        static void main() throws IOException {
            int port = Integer.parseInt(System.getenv(PORT));
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
        }
    }

    @Test
    void leavesAnArchiveOfItsClassesThatTheNextProcessUses() throws Exception {
        Path jar = jar("1");

        FileTime written = archiveAfterARunOf(jar);

        assertThat(archiveAfterARunOf(jar)).isEqualTo(written);
    }

    @Test
    void writesTheArchiveAnewForAnotherJar() throws Exception {
        FileTime ofTheFirst = archiveAfterARunOf(jar("1"));

        assertThat(archiveAfterARunOf(jar("two"))).isNotEqualTo(ofTheFirst);
    }

    @Test
    void startsBesideAnArchiveThatIsBroken() throws Exception {
        Path jar = jar("1");
        Files.writeString(archiveOf(jar), "not an archive");

        archiveAfterARunOf(jar);

        assertThat(archiveOf(jar)).hasContent("not an archive");
    }

    @Test
    void leavesNothingOfASystemThatIsThrownAway() throws Exception {
        Path jar = jar("1");

        run(jar, Supervisor.temporary());

        assertThat(archiveOf(jar)).doesNotExist();
    }

    @Test
    void refusesToStartAJarThatIsMissing() {
        Path missing = folder.resolve("missing.jar");

        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> archiveAfterARunOf(missing))
                .withMessageContaining("has not been built");
    }

    private FileTime archiveAfterARunOf(Path jar) throws IOException {
        var ledger = new ProcessLedger(folder.resolve("processes"));
        run(jar, Supervisor.in(folder.resolve("system"), ledger));
        return Files.getLastModifiedTime(archiveOf(jar));
    }

    private static void run(Path jar, Supervisor supervisor) {
        int port = Ports.free();
        var server =
                new JarServer(
                        supervisor,
                        new JarServer.Settings(
                                "ready",
                                jar,
                                32,
                                List.of(new JarServer.Listens(port, PORT)),
                                Map.of(PORT, Integer.toString(port)),
                                URI.create("http://127.0.0.1:" + port)));
        server.start();
        server.stop();
    }

    private static Path archiveOf(Path jar) {
        return jar.resolveSibling("ready.jsa");
    }

    private Path jar(String release) throws IOException {
        String name = Ready.class.getName();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, name);
        manifest.getMainAttributes().putValue("Release", release);
        Path jar = folder.resolve("ready.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = Ready.class.getResourceAsStream("JarServerIT$Ready.class")) {
            out.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
            out.write(code.readAllBytes());
        }
        return jar;
    }
}
