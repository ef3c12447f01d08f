package com.dashtam.platform.http.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The OpenAPI files on the class path, each parsed once, and the references between them. */
final class Documents {

    private static final String FOLDER = "com/dashtam/openapi/";
    private static final String EXTENSION = ".yaml";

    private final Function<String, @Nullable InputStream> files;
    private final Map<String, Map<String, Object>> parsed = new HashMap<>();

    Documents(ClassLoader classes) {
        this(name -> classes.getResourceAsStream(FOLDER + name + EXTENSION));
    }

    Documents(Function<String, @Nullable InputStream> files) {
        this.files = files;
    }

    Map<String, Object> document(String name) {
        return parsed.computeIfAbsent(name, this::parse);
    }

    /** What a node says, or what the node says that its {@code $ref} points at. */
    Node resolve(Node node) {
        if (!(node.map().get("$ref") instanceof String reference)) {
            return node;
        }
        int hash = reference.indexOf('#');
        if (hash < 0) {
            throw new ContractException("a reference without a fragment: " + reference);
        }
        var file = reference.substring(0, hash);
        var name =
                file.isEmpty()
                        ? node.document()
                        : file.substring(0, file.length() - EXTENSION.length());
        Object target = document(name);
        for (var part : reference.substring(hash + 2).split("/", -1)) {
            target = target instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return resolve(new Node(name, asMap(target, reference)));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new ContractException(where + " is not an object");
    }

    private Map<String, Object> parse(String name) {
        var resource = FOLDER + name + EXTENSION;
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream input = files.apply(name)) {
            if (input == null) {
                throw new ContractException("no contract " + resource + " on the class path");
            }
            Object root = new Yaml(new SafeConstructor(options)).load(input);
            return asMap(root, resource);
        } catch (YAMLException e) {
            throw new ContractException(resource + " is not YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mapping and the document whose local references it may hold. */
    record Node(String document, Map<String, Object> map) {}
}
