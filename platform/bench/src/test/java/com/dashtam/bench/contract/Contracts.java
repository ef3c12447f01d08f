package com.dashtam.bench.contract;

import com.dashtam.local.server.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Every operation that the gateway lets pass: those of all contracts but the internal ones. */
public final class Contracts {

    private static final Path FOLDER =
            Installation.root().resolve("shared-kernel/src/main/openapi");
    private static final String EXTENSION = ".yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Contracts() {}

    public static List<ContractOperation> operations() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .filter(name -> !name.endsWith("-internal" + EXTENSION))
                    .sorted()
                    .flatMap(name -> operations(name).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ContractOperation> operations(String file) {
        List<ContractOperation> found = new ArrayList<>();
        Node paths = root(file).child("paths");
        for (String template : paths.map().keySet()) {
            Node item = paths.child(template);
            for (String method : item.map().keySet()) {
                if (METHODS.contains(method)) {
                    found.add(
                            new ContractOperation(
                                    method.toUpperCase(Locale.ROOT),
                                    template,
                                    item,
                                    item.child(method)));
                }
            }
        }
        return found;
    }

    private static Node root(String file) {
        try (var reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            Map<String, Object> document = new Yaml().load(reader);
            return new Node(file, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mapping of one file, whose references are followed as soon as they are met. */
    record Node(String file, Map<String, Object> map) {

        @SuppressWarnings("unchecked")
        Node child(String name) {
            Object value = map.get(name);
            return value instanceof Map<?, ?> mapping
                    ? new Node(file, (Map<String, Object>) mapping).resolved()
                    : new Node(file, Map.of());
        }

        @SuppressWarnings("unchecked")
        List<Node> children(String name) {
            return map.get(name) instanceof List<?> list
                    ? list.stream()
                            .map(value -> new Node(file, (Map<String, Object>) value).resolved())
                            .toList()
                    : List.of();
        }

        String text(String name) {
            return String.valueOf(map.getOrDefault(name, ""));
        }

        private Node resolved() {
            if (!(map.get("$ref") instanceof String reference)) {
                return this;
            }
            String[] parts = reference.split("#/", 2);
            Node target = root(parts[0].isEmpty() ? file : parts[0]);
            for (String part : parts[1].split("/", -1)) {
                target = target.child(part);
            }
            return target;
        }
    }
}
