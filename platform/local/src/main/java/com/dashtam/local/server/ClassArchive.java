package com.dashtam.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loaded classes of a jar and its libraries, which a process leaves behind when it ends and
 * which halve the start of those to come (JEP 350). A process that is to leave one starts a fifth
 * more slowly. Java ignores an archive that does not fit, but does not replace it.
 */
record ClassArchive(Path jar) {

    private static final String LIBRARIES = "lib";

    /**
     * What a process of the jar is started with.
     *
     * @param writes whether it leaves an archive behind where there is none
     */
    List<String> flags(boolean writes) {
        Path archive = jar.resolveSibling(jar.getFileName().toString().replaceAll("jar$", "jsa"));
        try {
            if (Files.exists(archive) && isOlderThanClasses(archive)) {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String use = "-XX:SharedArchiveFile=" + archive;
        if (writes) {
            return List.of("-XX:+AutoCreateSharedArchive", use);
        }
        return Files.exists(archive) ? List.of(use) : List.of();
    }

    private boolean isOlderThanClasses(Path archive) throws IOException {
        FileTime written = Files.getLastModifiedTime(archive);
        for (Path file : classes()) {
            if (Files.getLastModifiedTime(file).compareTo(written) > 0) {
                return true;
            }
        }
        return false;
    }

    private List<Path> classes() throws IOException {
        Path libraries = jar.resolveSibling(LIBRARIES);
        if (Files.notExists(libraries)) {
            return List.of(jar);
        }
        try (Stream<Path> files = Files.list(libraries)) {
            return Stream.concat(files, Stream.of(jar)).toList();
        }
    }
}
