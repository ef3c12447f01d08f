package com.dashtam.contract.release;

import com.dashtam.contract.event.EventFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The contracts of one release: {@code events/<service>.avpr} (Avro protocols in JSON) and {@code
 * http/<file>.yaml}. Its folder is written by {@code mvn test -pl shared-kernel
 * -Dcontracts.release=<version>}: over and over until that version is released, never after.
 */
public record Release(String version, Path folder) {

    private static final Path RELEASES = Path.of("src/released");
    private static final Path HTTP_CONTRACTS = Path.of("src/main/openapi");
    private static final String REQUEST = "contracts.release";

    public static final String REMEDY =
            """
            A consumer of version %1$s would break. Keep what was there and add beside it; or, while \
            %1$s is not released yet, write its baseline anew: \
            mvn test -pl shared-kernel -Dcontracts.release=%1$s\
            """;

    /** Every release, after writing the one that the command asks for. */
    public static List<Release> all() {
        Optional.ofNullable(System.getProperty(REQUEST))
                .map(version -> new Release(version, RELEASES.resolve(version)))
                .ifPresent(Release::write);
        return list(RELEASES).stream()
                .map(folder -> new Release(folder.getFileName().toString(), folder))
                .toList();
    }

    public List<Path> events() {
        return list(folder.resolve("events"));
    }

    public Path http() {
        return folder.resolve("http");
    }

    public String remedy() {
        return REMEDY.formatted(version);
    }

    private void write() {
        try {
            var events = Files.createDirectories(folder.resolve("events"));
            for (EventFile file : EventFile.all()) {
                Files.writeString(
                        events.resolve(file.service() + ".avpr"),
                        file.protocol().toString(true) + "\n");
            }
            Files.createDirectories(http());
            for (Path file : list(HTTP_CONTRACTS)) {
                Files.writeString(http().resolve(file.getFileName()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
