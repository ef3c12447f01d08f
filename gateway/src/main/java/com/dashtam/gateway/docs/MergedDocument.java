package com.dashtam.gateway.docs;

import static com.dashtam.gateway.docs.ContractFiles.object;

import com.dashtam.platform.http.contract.ContractException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * All contracts as one OpenAPI 3.1 document that stands alone. Components keep their names; where
 * two contracts use one name for different things, the later is called after its contract.
 */
final class MergedDocument {

    private static final String COMMON = "common";
    private static final String SECURITY = "security";
    private static final String LOCAL = "#/components/";
    private static final int LINE_WIDTH = 110;

    private final Map<String, Map<String, Object>> files = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    // "file#/components/kind/name" to the name in the merged document
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Object> paths = new TreeMap<>();
    private final List<Object> tags = new ArrayList<>();

    private MergedDocument(List<String> contracts) {
        files.put(COMMON, ContractFiles.read(COMMON));
        contracts.forEach(name -> files.put(name, ContractFiles.read(name)));
    }

    static String of(List<String> contracts, URI publicUrl) {
        return new MergedDocument(contracts).merge(publicUrl);
    }

    private String merge(URI publicUrl) {
        files.forEach(this::nameComponents);
        files.forEach(this::takeComponents);
        files.forEach(this::takePaths);
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Dashtam",
                        "version", "1.0.0",
                        "description", "The public interface of the financial data platform."));
        document.put("servers", List.of(Map.of("url", publicUrl.toString())));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", components);
        return dump(document);
    }

    private void nameComponents(String file, Map<String, Object> document) {
        object(document.get("components"))
                .forEach((kind, parts) ->
                        object(parts).keySet().forEach(name -> claim(file, kind, name)));
    }

    private void claim(String file, String kind, String name) {
        boolean taken =
                names.entrySet().stream()
                        .filter(entry -> entry.getKey().contains(LOCAL + kind + "/"))
                        .anyMatch(entry -> entry.getValue().equals(name));
        var chosen = taken ? capitalised(file) + name : name;
        names.put(file + LOCAL + kind + "/" + name, chosen);
    }

    private void takeComponents(String file, Map<String, Object> document) {
        object(document.get("components"))
                .forEach((kind, parts) -> {
                    var merged = components.computeIfAbsent(kind, key -> new TreeMap<>());
                    object(parts)
                            .forEach((name, part) ->
                                    merged.put(
                                            nameOf(file, kind + "/" + name),
                                            rewritten(part, file)));
                });
    }

    private void takePaths(String file, Map<String, Object> document) {
        var inherited = document.get(SECURITY);
        object(document.get("paths"))
                .forEach((path, item) -> {
                    var rewritten = rewritten(item, file);
                    if (inherited != null) {
                        secure(object(rewritten), inherited);
                    }
                    if (paths.put(path, rewritten) != null) {
                        throw new ContractException(path + " is in two contracts");
                    }
                });
        if (document.get("tags") instanceof List<?> declared) {
            tags.addAll(declared);
        }
    }

    /** What a contract says about security for all its operations, said of each. */
    private static void secure(Map<String, Object> item, Object inherited) {
        item.values().stream()
                .map(ContractFiles::object)
                .filter(operation -> operation.containsKey("operationId"))
                .forEach(operation -> operation.putIfAbsent(SECURITY, inherited));
    }

    private @Nullable Object rewritten(@Nullable Object node, String file) {
        return switch (node) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) ->
                        copy.put(
                                String.valueOf(key),
                                key.equals("$ref") && value instanceof String reference
                                        ? local(reference, file)
                                        : rewritten(value, file)));
                yield copy;
            }
            case List<?> list ->
                    list.stream()
                            .map(element -> rewritten(element, file))
                            .collect(Collectors.toCollection(ArrayList::new));
            case null, default -> node;
        };
    }

    private String local(String reference, String file) {
        int hash = reference.indexOf('#');
        var target = hash == 0 ? file : reference.substring(0, hash).replace(".yaml", "");
        var part = reference.substring(hash + LOCAL.length());
        return LOCAL + part.substring(0, part.indexOf('/') + 1) + nameOf(target, part);
    }

    private String nameOf(String file, String part) {
        var name = names.get(file + LOCAL + part);
        if (name == null) {
            throw new ContractException(file + ": there is no component " + part);
        }
        return name;
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String dump(Map<String, Object> document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(LINE_WIDTH);
        // Aliases are legal YAML that few OpenAPI tools follow.
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(document);
    }
}
