package com.dashtam.contract.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Finds the variables of a process in its configuration and its code, and the platform's. */
final class Variables {

    private static final Path ROOT = Path.of("..");
    private static final Path PLATFORM = ROOT.resolve("platform/runtime/src/main");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(DASHTAM_[A-Z_]+)(?::([^{}]*))?}");
    private static final Pattern LITERAL = Pattern.compile("\"(DASHTAM_[A-Z_]*[A-Z])\"");

    private final List<Variable> found = new ArrayList<>();

    private Variables() {}

    static List<Variable> of(String process) {
        var variables = new Variables();
        var main = ROOT.resolve(process).resolve("src/main");
        var configuration = read(main.resolve("resources/application.yaml"));
        variables.addConfiguration(configuration);
        variables.addCode(main);
        variables.addCode(PLATFORM);
        for (Path file : files(PLATFORM.resolve("resources"), ".yaml")) {
            if (configuration.contains("classpath:" + file.getFileName())) {
                variables.addConfiguration(read(file));
            } else {
                variables.remove(read(file));
            }
        }
        return variables.found;
    }

    private void addConfiguration(String text) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        yaml.loadAll(text).forEach(document -> addProperties("", document));
    }

    /** What a file of the platform sets is read by those who import it, and by nobody else. */
    private void remove(String text) {
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(match ->
                        found.removeIf(one ->
                                one.name().equals(match.group(1)) && !one.sets().contains(".")));
    }

    private void addProperties(String property, Object value) {
        switch (value) {
            case Map<?, ?> map ->
                    map.forEach((key, child) ->
                            addProperties(
                                    property.isEmpty() ? key.toString() : property + "." + key,
                                    child));
            case List<?> list -> list.forEach(child -> addProperties(property, child));
            case null -> {}
            default ->
                    PLACEHOLDER
                            .matcher(value.toString())
                            .results()
                            .forEach(match ->
                                    found.add(
                                            new Variable(
                                                    match.group(1),
                                                    Optional.of(standard(match.group(2))),
                                                    property)));
        }
    }

    private static String standard(@Nullable String value) {
        return switch (value) {
            case null -> "required";
            case "" -> "empty";
            default -> Page.code(value);
        };
    }

    private void addCode(Path main) {
        for (Path file : files(main, ".java")) {
            var name = file.getFileName().toString().replace(".java", "");
            LITERAL.matcher(read(file))
                    .results()
                    .forEach(match ->
                            found.add(new Variable(match.group(1), Optional.empty(), name)));
        }
    }

    private static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
