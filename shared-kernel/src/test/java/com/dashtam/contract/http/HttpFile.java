package com.dashtam.contract.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One HTTP contract.
 *
 * @param name the file's name without its extension
 */
public record HttpFile(String name, Node document) {

    static final Path FOLDER = Path.of("src/main/openapi");
    private static final String COMMON = "common";

    private static final String EXTENSION = ".yaml";
    private static final String INTERNAL = "-internal";

    public static List<HttpFile> all() {
        return in(FOLDER);
    }

    /** The contracts of a folder, without the file of shared parts. */
    static List<HttpFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var references = new References(file -> text(folder.resolve(file)));
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .map(file -> new HttpFile(withoutExtension(file), references.document(file)))
                    .filter(file -> !file.name().equals(COMMON))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts that contracts share. */
    static Node common() {
        return new References(file -> text(FOLDER.resolve(file))).document(COMMON + EXTENSION);
    }

    static HttpFile of(String name, String text) {
        return new HttpFile(name, new References(file -> text).document(name));
    }

    public List<Operation> operations() {
        return Operation.of(document);
    }

    /** Whether it is between services alone. */
    public boolean isInternal() {
        return name.endsWith(INTERNAL);
    }

    private static String withoutExtension(String file) {
        return file.substring(0, file.length() - EXTENSION.length());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
