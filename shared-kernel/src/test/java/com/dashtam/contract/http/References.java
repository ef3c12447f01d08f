package com.dashtam.contract.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Replaces the references of a document by what they point at, and {@code allOf} by its sum. */
final class References {

    private static final int DEEPEST = 40;

    private final UnaryOperator<String> texts;
    private final Map<String, Map<?, ?>> documents = new LinkedHashMap<>();

    /**
     * @param texts a file's text by its name, such as {@code common.yaml}
     */
    References(UnaryOperator<String> texts) {
        this.texts = texts;
    }

    Node document(String file) {
        return Node.of(resolved(load(file), file, 0));
    }

    private Map<?, ?> load(String file) {
        return documents.computeIfAbsent(
                file,
                name -> {
                    var options = new LoaderOptions();
                    options.setAllowDuplicateKeys(false);
                    return new Yaml(new SafeConstructor(options)).load(texts.apply(name));
                });
    }

    private Object resolved(Object node, String file, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException(file + " refers to itself, or nests too deeply");
        }
        return switch (node) {
            case Map<?, ?> map when map.get("$ref") instanceof String reference ->
                    target(reference, file, depth);
            case Map<?, ?> map -> merged(resolvedValues(map, file, depth));
            case List<?> list -> {
                var copy = new ArrayList<Object>();
                list.forEach(element -> copy.add(resolved(element, file, depth + 1)));
                yield copy;
            }
            case null -> "null";
            default -> node;
        };
    }

    private Map<String, Object> resolvedValues(Map<?, ?> map, String file, int depth) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(key.toString(), resolved(value, file, depth + 1)));
        return copy;
    }

    private Object target(String reference, String file, int depth) {
        int hash = reference.indexOf('#');
        var targetFile = hash == 0 ? file : reference.substring(0, hash);
        Object target = load(targetFile);
        for (String part : reference.substring(hash + 2).split("/", -1)) {
            target = target instanceof Map<?, ?> map ? map.get(part) : null;
        }
        if (target == null) {
            throw new IllegalStateException(file + ": nothing is at " + reference);
        }
        return resolved(target, targetFile, depth + 1);
    }

    private static Map<String, Object> merged(Map<String, Object> schema) {
        if (!(schema.remove("allOf") instanceof List<?> parts)) {
            return schema;
        }
        for (Object part : parts) {
            Node.of(part)
                    .values()
                    .forEach((key, value) -> schema.merge(key, value, References::sum));
        }
        return schema;
    }

    private static Object sum(Object first, Object second) {
        return switch (first) {
            case Map<?, ?> map when second instanceof Map<?, ?> other -> {
                var both = new LinkedHashMap<Object, Object>(map);
                both.putAll(other);
                yield both;
            }
            case List<?> list when second instanceof List<?> other -> {
                Set<Object> both = new LinkedHashSet<>(list);
                both.addAll(other);
                yield List.copyOf(both);
            }
            default -> first;
        };
    }
}
