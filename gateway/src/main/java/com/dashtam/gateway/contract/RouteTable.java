package com.dashtam.gateway.contract;

import com.dashtam.platform.http.contract.Access;
import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.http.contract.ContractException;
import com.dashtam.platform.http.contract.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation for a request in as many steps as its path has segments. Where a literal
 * segment and a parameter both fit, the literal wins (OpenAPI 3.1, section 4.8.8.2).
 */
public final class RouteTable {

    private static final List<String> NEVER_ROUTED = List.of("internal", "actuator");

    private final Segment root = new Segment();
    private final List<Endpoint> endpoints;

    private RouteTable(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
        endpoints.forEach(this::add);
    }

    /**
     * Reads one contract a service and the gateway's own.
     *
     * @throws ContractException when they cannot be routed without ambiguity
     */
    public static RouteTable load(Collection<String> services) {
        var names = new ArrayList<>(services);
        names.add(Endpoint.GATEWAY);
        var endpoints = new ArrayList<Endpoint>();
        for (var name : names) {
            Contract.load(name).operations().stream()
                    .map(operation -> new Endpoint(operation, name))
                    .forEach(endpoints::add);
        }
        return of(endpoints);
    }

    public static RouteTable of(List<Endpoint> endpoints) {
        var ids = new HashSet<String>();
        for (var endpoint : endpoints) {
            if (!ids.add(endpoint.operation().id())) {
                throw new ContractException(
                        "operationId " + endpoint.operation().id() + " is used twice");
            }
        }
        return new RouteTable(endpoints);
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * @param path the raw path, without its query
     */
    public Match match(String method, String path) {
        if (!path.startsWith("/")) {
            return new Match.Unknown();
        }
        var segments = path.substring(1).split("/", -1);
        var leaf = root.descend(segments, 0);
        if (leaf == null) {
            return new Match.Unknown();
        }
        var endpoint = leaf.byMethod.get(method.equals("HEAD") ? "GET" : method);
        return endpoint == null
                ? new Match.WrongMethod(leaf.methods())
                : new Match.Found(endpoint, variables(endpoint.operation(), segments));
    }

    private static Map<String, String> variables(Operation operation, String[] segments) {
        var template = operation.template().substring(1).split("/", -1);
        var variables = new HashMap<String, String>();
        for (int i = 0; i < template.length; i++) {
            int index = i;
            parameter(template[i]).ifPresent(name -> variables.put(name, segments[index]));
        }
        return Map.copyOf(variables);
    }

    private void add(Endpoint endpoint) {
        var operation = endpoint.operation();
        var template = operation.template().substring(1).split("/", -1);
        if (NEVER_ROUTED.contains(template[0]) || operation.access() instanceof Access.Service) {
            throw new ContractException(operation.id() + " is not for clients");
        }
        var segment = root;
        for (var part : template) {
            segment = parameter(part).isPresent() ? segment.parameter() : segment.literal(part);
        }
        if (segment.byMethod.put(operation.method(), endpoint) != null) {
            throw new ContractException(
                    operation.method() + " " + operation.template() + " is declared twice");
        }
    }

    private static Optional<String> parameter(String part) {
        return part.startsWith("{") && part.endsWith("}")
                ? Optional.of(part.substring(1, part.length() - 1))
                : Optional.empty();
    }

    private static final class Segment {

        private final Map<String, Segment> literals = new HashMap<>();
        private final Map<String, Endpoint> byMethod = new HashMap<>();
        private @Nullable Segment parameter;

        Segment literal(String text) {
            return literals.computeIfAbsent(text, key -> new Segment());
        }

        Segment parameter() {
            var known = parameter;
            if (known == null) {
                known = new Segment();
                parameter = known;
            }
            return known;
        }

        @Nullable Segment descend(String[] segments, int depth) {
            if (depth == segments.length) {
                return byMethod.isEmpty() ? null : this;
            }
            var text = segments[depth];
            var literal = literals.get(text);
            var found = literal == null ? null : literal.descend(segments, depth + 1);
            if (found == null && parameter != null && !text.isEmpty()) {
                found = parameter.descend(segments, depth + 1);
            }
            return found;
        }

        Set<String> methods() {
            var methods = new HashSet<>(byMethod.keySet());
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return Set.copyOf(methods);
        }
    }
}
