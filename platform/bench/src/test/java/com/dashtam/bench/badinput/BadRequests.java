package com.dashtam.bench.badinput;

import com.dashtam.bench.client.Body;
import com.dashtam.bench.contract.ContractOperation;
import com.dashtam.bench.contract.ContractOperation.Parameter;
import com.dashtam.bench.contract.ContractOperation.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each flaw that a request for one operation can have, one at a time. */
final class BadRequests {

    private static final String SOME_ID = "01a1feaa-4f70-717c-bf88-4a3ae6cd64ff";
    private static final String SOME_MOMENT = "2026-01-31T12:00:00Z";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)\\}");
    private static final int LARGER_THAN_ALLOWED = 70_000;
    private static final int DEPTH = 5_000;

    private final ContractOperation operation;
    private final String account;
    private final List<BadRequest> requests = new ArrayList<>();

    private BadRequests(ContractOperation operation, UUID account) {
        this.operation = operation;
        this.account = account.toString();
    }

    /**
     * @param account one of the caller's own: somebody else's is not found before flaws are
     */
    static List<BadRequest> to(ContractOperation operation, UUID account) {
        var requests = new BadRequests(operation, account);
        requests.spoilParameters();
        if (operation.takesJson()) {
            requests.spoilJson();
        }
        if (operation.takesSignedJson()) {
            requests.spoilSignedJson();
        }
        if (operation.takesFile()) {
            requests.spoilFile();
        }
        return List.copyOf(requests.requests);
    }

    private void spoilParameters() {
        for (Parameter parameter : operation.parameters()) {
            wrongValue(parameter)
                    .ifPresent(value -> {
                        switch (parameter.in()) {
                            case "path" ->
                                    add(
                                            "a bad " + parameter.name(),
                                            path(parameter.name(), value),
                                            validBody(),
                                            400,
                                            parameter.name());
                            case "query" ->
                                    add(
                                            "a bad " + parameter.name(),
                                            path()
                                                    + "?"
                                                    + parameter.name()
                                                    + "="
                                                    + value
                                                    + othersNeeded(parameter.name()),
                                            validBody(),
                                            400,
                                            parameter.name());
                            default -> {}
                        }
                    });
        }
        if (!operation.passesOverUnknownParameters()) {
            add("an unknown parameter", path() + "?sneaky=1", validBody(), 400, "sneaky");
            add(
                    "bytes that are no UTF-8 in the query",
                    path() + "?sneaky=%FF%FE",
                    validBody(),
                    400,
                    "");
        }
    }

    /** What a query must have beside the one parameter that is wrong. */
    private String othersNeeded(String wrong) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query") && parameter.required())
                .filter(parameter -> !parameter.name().equals(wrong))
                .filter(parameter -> parameter.schema().format().equals("date-time"))
                .map(parameter -> "&" + parameter.name() + "=" + SOME_MOMENT)
                .collect(Collectors.joining());
    }

    private static Optional<String> wrongValue(Parameter parameter) {
        if (parameter.name().equals("cursor")) {
            return Optional.of("no-cursor-of-ours");
        }
        Schema schema = parameter.schema();
        if (schema.isEnum()) {
            return Optional.of("nonsense");
        }
        return switch (schema.type()) {
            case "integer", "boolean" -> Optional.of("perhaps");
            case "array" -> Optional.of("nonsense");
            case "string" ->
                    switch (schema.format()) {
                        case "uuid", "date", "date-time" -> Optional.of("yesterday-ish");
                        default -> Optional.empty();
                    };
            default -> Optional.empty();
        };
    }

    private void spoilJson() {
        json("broken JSON", "{\"a\":", 400, "");
        json("a list for an object", "[]", 400, "");
        json("text for an object", "\"text\"", 400, "");
        json("two objects", "{}{}", 400, "");
        json("JSON nested without end", "[".repeat(DEPTH), 400, "");
        json("an unknown field", with("sneaky", "1"), 400, "sneaky");
        json("a huge body", with("sneaky", "\"" + "x".repeat(LARGER_THAN_ALLOWED) + "\""), 413, "");
        operation
                .fields()
                .forEach((name, schema) -> {
                    json("a wrong type for " + name, with(name, wrongType(schema)), 400, name);
                    json(
                            "an object for " + name,
                            with(name, "{}"),
                            400,
                            isNested(schema) ? "" : name);
                });
        byte[] text = "email=a".getBytes(StandardCharsets.US_ASCII);
        add("plain text", path(), Optional.of(new Body("text/plain", text)), 415, "");
        byte[] notUtf8 = {'{', '"', (byte) 0xC3, '"', ':', '1', '}'};
        add(
                "bytes that are no UTF-8",
                path(),
                Optional.of(new Body("application/json", notUtf8)),
                400,
                "");
        if (operation.requiresBody()) {
            add("no body", path(), Optional.empty(), 415, "");
            add("an empty body", path(), Optional.of(Body.json("")), 400, "");
        }
    }

    /** The fault is then in what it holds. */
    private static boolean isNested(Schema schema) {
        return schema.type().equals("object");
    }

    private static String wrongType(Schema schema) {
        return switch (schema.type()) {
            case "boolean", "integer" -> "\"yes\"";
            default -> "12";
        };
    }

    private void spoilSignedJson() {
        json("no signature", "{}", 401, "");
        json("broken JSON", "{\"a\":", 401, "");
        json("a huge body", "\"" + "x".repeat(LARGER_THAN_ALLOWED) + "\"", 413, "");
        json("an empty body", "", 400, "");
        add("no body", path(), Optional.empty(), 415, "");
        byte[] text = {'a'};
        add("plain text", path(), Optional.of(new Body("text/plain", text)), 415, "");
    }

    private void spoilFile() {
        add("JSON for a form", path(), Optional.of(Body.json(Map.of())), 415, "");
        byte[] nothing = {};
        add("an unknown part", path(), Optional.of(Body.file("sneaky", "a.ofx", nothing)), 400, "");
        byte[] broken = "--nowhere".getBytes(StandardCharsets.US_ASCII);
        add(
                "a broken form",
                path(),
                Optional.of(new Body("multipart/form-data; boundary=b", broken)),
                400,
                "");
        add(
                "a form without a boundary",
                path(),
                Optional.of(new Body("multipart/form-data", broken)),
                400,
                "");
        add("no body", path(), Optional.empty(), 415, "");
    }

    private void json(String flaw, String text, int status, String field) {
        add(flaw, path(), Optional.of(Body.json(text)), status, field);
    }

    private void add(String flaw, String path, Optional<Body> body, int status, String field) {
        requests.add(
                new BadRequest(
                        flaw,
                        operation.method(),
                        path,
                        body,
                        status,
                        Optional.of(field).filter(name -> !name.isEmpty())));
    }

    private Optional<Body> validBody() {
        return operation.takesJson() && operation.requiresBody()
                ? Optional.of(Body.json(with("", "")))
                : operation.takesSignedJson()
                        ? Optional.of(Body.json("{}"))
                        : operation.takesFile()
                                ? Optional.of(Body.file("file", "a.ofx", new byte[] {1}))
                                : Optional.empty();
    }

    /** Valid fields, but for one. */
    private String with(String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        operation
                .fields()
                .forEach((name, schema) -> {
                    if (!isNested(schema)) {
                        fields.put(name, valid(name, schema));
                    }
                });
        if (!field.isEmpty()) {
            fields.put(field, value);
        }
        return fields.entrySet().stream()
                .map(entry -> "\"%s\":%s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String valid(String name, Schema schema) {
        if (schema.type().equals("boolean")) {
            return "true";
        }
        if (schema.type().equals("integer")) {
            return name.equals("max_sessions") ? "7" : "86400";
        }
        if (schema.type().equals("array")) {
            return "[]";
        }
        String text =
                switch (schema.format()) {
                    case "uuid" -> SOME_ID;
                    case "date" -> "2026-01-31";
                    default ->
                            switch (name) {
                                case "email" -> "nobody@example.com";
                                case "password", "new_password", "current_password" ->
                                        "Analytical-Engine-1843";
                                case "token", "page_sha256" -> "0".repeat(64);
                                case "refresh_token" -> "x".repeat(43);
                                case "code" -> "287082";
                                case "method" -> "totp";
                                case "scope" -> "accounts";
                                case "session_tier" -> "plus";
                                case "provider_slug" -> "sandbox";
                                case "redirect_uri" -> "https://example.com/back";
                                default -> "any";
                            };
                };
        return "\"" + text + "\"";
    }

    private String path() {
        return path("", "");
    }

    private String path(String variable, String value) {
        return VARIABLE.matcher(operation.template())
                .replaceAll(
                        match -> match.group(1).equals(variable) ? value : valid(match.group(1)));
    }

    private String valid(String variable) {
        return switch (variable) {
            case "account_id" -> account;
            case "slug" -> "sandbox";
            case "hash" -> "0".repeat(64);
            case "file" -> "docs.js";
            case "kid" -> "A".repeat(43);
            default -> SOME_ID;
        };
    }

    /** The methods that no operation with this template has. */
    static Stream<BadRequest> ofOtherMethods(String template, List<String> known) {
        String path = VARIABLE.matcher(template).replaceAll(SOME_ID);
        return Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                .filter(method -> !known.contains(method))
                .map(method ->
                        new BadRequest(
                                "a wrong method",
                                method,
                                path,
                                Optional.empty(),
                                405,
                                Optional.empty()));
    }
}
