package com.dashtam.contract.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One operation of a contract.
 *
 * @param parameters its own and those of its path
 * @param secured whether a client must present an access token
 */
public record Operation(
        String method, String path, Node body, List<Node> parameters, boolean secured) {

    private static final List<String> METHODS =
            List.of("get", "post", "put", "patch", "delete", "head", "options", "trace");

    static List<Operation> of(Node document) {
        var operations = new ArrayList<Operation>();
        var paths = document.child("paths");
        for (String path : paths.names()) {
            var item = paths.child(path);
            METHODS.stream()
                    .filter(item::has)
                    .forEach(method -> operations.add(of(document, item, path, method)));
        }
        return operations;
    }

    private static Operation of(Node document, Node item, String path, String method) {
        var body = item.child(method);
        var parameters = new ArrayList<>(item.children("parameters"));
        parameters.addAll(body.children("parameters"));
        var security = body.has("security") ? body : document;
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                body,
                parameters,
                !security.list("security").isEmpty());
    }

    public String id() {
        return body.text("operationId").orElse(method + " " + path);
    }

    public String text(String key) {
        return body.text(key).orElse("");
    }

    public List<String> statuses() {
        return List.copyOf(body.child("responses").names());
    }

    Node request() {
        return body.child("requestBody");
    }
}
