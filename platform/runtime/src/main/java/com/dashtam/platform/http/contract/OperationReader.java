package com.dashtam.platform.http.contract;

import static com.dashtam.platform.http.contract.Documents.asMap;

import com.dashtam.platform.http.contract.Documents.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the {@code paths} of one OpenAPI document into operations. */
final class OperationReader {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> SHARED_KEYS = Set.of("parameters", "summary", "description");
    private static final String INTERNAL = "/internal/";

    private final Documents documents;
    private final String name;

    OperationReader(Documents documents, String name) {
        this.documents = documents;
        this.name = name;
    }

    List<Operation> read() {
        var operations = new ArrayList<Operation>();
        var paths = asMap(documents.document(name).get("paths"), name + ": paths");
        paths.forEach((path, item) -> readPath(path, asMap(item, path), operations));
        return operations;
    }

    private void readPath(String path, Map<String, Object> item, List<Operation> operations) {
        item.forEach((key, value) -> {
            if (METHODS.contains(key)) {
                var where = key.toUpperCase(Locale.ROOT) + " " + path;
                operations.add(operation(where, path, item, key, asMap(value, where)));
            } else if (!SHARED_KEYS.contains(key)) {
                throw new ContractException(path + ": cannot enforce " + key);
            }
        });
    }

    private Operation operation(
            String where,
            String path,
            Map<String, Object> item,
            String method,
            Map<String, Object> body) {
        var access = access(body, path, where);
        return new Operation(
                text(body, "operationId", where),
                method.toUpperCase(Locale.ROOT),
                path,
                tag(body, where),
                access,
                Optional.ofNullable(body.get("x-rate-limit")).map(Object::toString),
                caching(body, method, where),
                idempotencyKey(body, access, where),
                maxBody(body, where),
                consumes(body, where),
                parameters("path", item, body, where),
                parameters("query", item, body, where),
                Boolean.TRUE.equals(body.get("x-open-query")),
                strings(body.get("x-clients"), where + ": x-clients"));
    }

    private static Access access(Map<String, Object> body, String path, String where) {
        Access access;
        try {
            access = Access.parse(text(body, "x-access", where));
        } catch (IllegalArgumentException e) {
            throw new ContractException(where + ": x-access is " + e.getMessage());
        }
        boolean forUsers =
                access instanceof Access.Authenticated || access instanceof Access.Permission;
        if (forUsers && path.startsWith(INTERNAL)) {
            throw new ContractException(where + ": an internal operation is not for users");
        }
        return access;
    }

    private static String tag(Map<String, Object> body, String where) {
        var tags = strings(body.get("tags"), where + ": tags");
        if (tags.size() != 1) {
            throw new ContractException(where + ": needs exactly one tag");
        }
        return tags.iterator().next();
    }

    private static Caching caching(Map<String, Object> body, String method, String where) {
        try {
            var caching = Caching.parse(String.valueOf(body.getOrDefault("x-cache", "no_store")));
            if (caching != Caching.NO_STORE && !method.equals("get")) {
                throw new ContractException(where + ": only what GET answers can be kept");
            }
            return caching;
        } catch (IllegalArgumentException e) {
            throw new ContractException(where + ": x-cache is " + e.getMessage());
        }
    }

    private static boolean idempotencyKey(Map<String, Object> body, Access access, String where) {
        var value = body.get("x-idempotent");
        if (value != null && !value.equals("key") && !value.equals("repeatable")) {
            throw new ContractException(where + ": x-idempotent is key or repeatable");
        }
        boolean key = "key".equals(value);
        if (key && access instanceof Access.Public) {
            throw new ContractException(
                    where + ": x-idempotent needs a caller whose keys they are");
        }
        return key;
    }

    private static long maxBody(Map<String, Object> body, String where) {
        return switch (body.get("x-max-body")) {
            case null -> Operation.DEFAULT_MAX_BODY_BYTES;
            case Integer bytes when bytes > 0 -> bytes;
            default -> throw new ContractException(where + ": x-max-body is a number of bytes");
        };
    }

    private Set<String> consumes(Map<String, Object> body, String where) {
        var request = body.get("requestBody");
        if (request == null) {
            return Set.of();
        }
        var resolved = documents.resolve(new Node(name, asMap(request, where + ": requestBody")));
        return asMap(resolved.map().get("content"), where + ": requestBody content").keySet();
    }

    private List<Parameter> parameters(
            String place, Map<String, Object> item, Map<String, Object> body, String where) {
        var parameters = new ArrayList<Parameter>();
        for (var owner : List.of(item, body)) {
            for (var parameter : list(owner.get("parameters"), where + ": parameters")) {
                var node = documents.resolve(new Node(name, asMap(parameter, where)));
                if (place.equals(node.map().get("in"))) {
                    parameters.add(parameter(node, where));
                }
            }
        }
        return parameters;
    }

    private Parameter parameter(Node node, String where) {
        var parameter = text(node.map(), "name", where);
        var schema = schema(node.document(), node.map().get("schema"), where + ": " + parameter);
        boolean repeatable = "array".equals(schema.map().get("type"));
        var single =
                repeatable ? schema(schema.document(), schema.map().get("items"), where) : schema;
        return new Parameter(parameter, repeatable, ValueForm.of(single.map()));
    }

    private Node schema(String document, @Nullable Object schema, String where) {
        return documents.resolve(new Node(document, asMap(schema, where)));
    }

    private static String text(Map<String, Object> map, String key, String where) {
        if (map.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new ContractException(where + ": lacks " + key);
    }

    private static Set<String> strings(@Nullable Object value, String where) {
        var strings = new LinkedHashSet<String>();
        list(value, where).forEach(element -> strings.add(String.valueOf(element)));
        return strings;
    }

    private static List<?> list(@Nullable Object value, String where) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new ContractException(where + " is not a list");
        };
    }
}
