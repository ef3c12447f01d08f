package com.dashtam.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.gateway.contract.RouteTable;
import com.dashtam.platform.http.contract.ContractException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class MergedDocumentTest {

    private static final List<String> SERVICES = List.of("audit", "identity", "provider", "sync");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<String, Object> document =
            new Yaml().load(MergedDocument.of(contracts(), URI.create("https://dashtam.example")));

    @Test
    void hasExactlyTheOperationsOfTheContracts() {
        var expected =
                RouteTable.load(SERVICES).endpoints().stream()
                        .map(e -> e.operation().method() + " " + e.operation().template())
                        .toList();

        assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void standsAlone() {
        var references = new ArrayList<String>();
        collect(document, references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> {
                    assertThat(reference).startsWith("#/components/");
                    assertThat(resolve(reference)).as(reference).isNotNull();
                });
    }

    @Test
    void givesEachOperationWhatItNeeds() {
        var ids = new HashSet<String>();
        operations()
                .forEach((name, operation) -> {
                    assertThat(ids.add(String.valueOf(operation.get("operationId"))))
                            .as(name)
                            .isTrue();
                    assertThat(operation).as(name).containsKeys("responses", "summary", "tags");
                    assertThat(map(operation.get("responses"))).as(name).isNotEmpty();
                    if (!"public".equals(operation.get("x-access"))) {
                        assertThat(operation.get("security"))
                                .as(name)
                                .isEqualTo(List.of(Map.of("accessToken", List.of())));
                    }
                });
    }

    @Test
    void declaresTheParametersOfEveryPath() {
        map(document.get("paths"))
                .forEach((path, item) ->
                        map(item)
                                .forEach((method, operation) -> {
                                    if (METHODS.contains(method)) {
                                        var declared = new ArrayList<String>();
                                        pathParameters(map(item), declared);
                                        pathParameters(map(operation), declared);
                                        var named =
                                                PARAMETER
                                                        .matcher(path)
                                                        .results()
                                                        .map(r -> r.group(1))
                                                        .toList();
                                        assertThat(declared)
                                                .as(method + " " + path)
                                                .hasSameElementsAs(named);
                                    }
                                }));
    }

    @Test
    void saysWhereItIsServed() {
        assertThat(document.get("openapi")).isEqualTo("3.1.0");
        assertThat(document.get("servers"))
                .isEqualTo(List.of(Map.of("url", "https://dashtam.example")));
    }

    @Test
    void refusesAContractThatIsNotThere() {
        assertThatThrownBy(() -> MergedDocument.of(List.of("nobody"), URI.create("http://a")))
                .isInstanceOf(ContractException.class);
    }

    private static List<String> contracts() {
        var contracts = new ArrayList<>(SERVICES);
        contracts.add("gateway");
        return contracts;
    }

    private Map<String, Map<String, Object>> operations() {
        var operations = new java.util.TreeMap<String, Map<String, Object>>();
        map(document.get("paths"))
                .forEach((path, item) ->
                        map(item)
                                .forEach((method, operation) -> {
                                    if (METHODS.contains(method)) {
                                        operations.put(
                                                method.toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path,
                                                map(operation));
                                    }
                                }));
        return operations;
    }

    private void pathParameters(Map<String, Object> owner, List<String> names) {
        if (owner.get("parameters") instanceof List<?> parameters) {
            for (var parameter : parameters) {
                var declared = map(parameter);
                if (declared.get("$ref") instanceof String reference) {
                    declared = map(resolve(reference));
                }
                if ("path".equals(declared.get("in"))) {
                    names.add(String.valueOf(declared.get("name")));
                }
            }
        }
    }

    private @Nullable Object resolve(String reference) {
        Object node = document;
        for (var part : reference.substring(2).split("/", -1)) {
            node = map(node).get(part);
        }
        return node;
    }

    private static void collect(@Nullable Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("$ref") && value instanceof String reference) {
                    references.add(reference);
                }
                collect(value, references);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(element -> collect(element, references));
        }
    }

    private static Map<String, Object> map(@Nullable Object node) {
        return ContractFiles.object(node);
    }
}
