package com.dashtam.contract.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What HTTP contracts keep to. Each fault is a line that names the operation and what is wrong. */
final class HttpRules {

    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PERMISSION = Pattern.compile("[a-z][a-z_]*:[a-z][a-z_]*");
    private static final String PUBLIC = "public";
    private static final String AUTHENTICATED = "authenticated";
    private static final String SERVICE = "service";
    private static final String PROBLEM = "application/problem+json";
    // Whose unknown fields are passed over (RFC 6749, section 3.2).
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "text/html";

    private final Set<String> policies;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    private HttpRules(Set<String> policies) {
        this.policies = policies;
    }

    /**
     * @param policies the names of the rate limits that the gateway knows
     */
    static List<String> faults(List<HttpFile> files, Set<String> policies) {
        var rules = new HttpRules(policies);
        files.forEach(rules::checkFile);
        return rules.faults;
    }

    private void checkFile(HttpFile file) {
        if (!file.document().text("openapi").orElse("").startsWith("3.1.")) {
            faults.add(file.name() + ": is not OpenAPI 3.1");
        }
        for (Operation operation : file.operations()) {
            checkName(operation);
            checkAccess(file, operation);
            checkAnswers(file, operation);
            checkCaching(operation);
            checkInput(operation);
            IdempotencyRules.check(operation, fault -> require(false, operation, fault));
        }
    }

    private void checkName(Operation operation) {
        var id = operation.text("operationId");
        require(CAMEL_CASE.matcher(id).matches(), operation, "operationId is not camelCase");
        var first = ids.putIfAbsent(id, operation.path());
        require(first == null, operation, "operationId is used twice");
        require(!operation.text("summary").isBlank(), operation, "lacks a summary");
        var tags = operation.body().list("tags");
        require(
                tags.size() == 1 && KEBAB_CASE.matcher(tags.getFirst().toString()).matches(),
                operation,
                "needs exactly one tag, in kebab-case");
    }

    private void checkAccess(HttpFile file, Operation operation) {
        var access = operation.text("x-access");
        boolean forUsers = access.equals(AUTHENTICATED) || PERMISSION.matcher(access).matches();
        boolean internalPath = operation.path().startsWith("/internal/");
        require(internalPath == file.isInternal(), operation, "is in the wrong file for its path");
        if (file.isInternal()) {
            require(
                    access.equals(SERVICE) || access.equals(PUBLIC),
                    operation,
                    "x-access of an internal operation is service or public");
            return;
        }
        require(
                forUsers || access.equals(PUBLIC),
                operation,
                "x-access is neither public nor authenticated nor a permission");
        require(
                operation.secured() == forUsers,
                operation,
                "security and x-access say different things");
        require(
                policies.contains(operation.text("x-rate-limit")),
                operation,
                "x-rate-limit names none of " + policies);
    }

    /** Who may keep an answer: nobody, unless it is the same for all who may ask. */
    private void checkCaching(Operation operation) {
        var cache = operation.body().text("x-cache").orElse("no_store");
        boolean shared = cache.equals("public") || cache.equals("immutable");
        boolean kept = shared || cache.equals("private");
        require(kept || cache.equals("no_store"), operation, "x-cache is no word for it");
        require(!kept || operation.method().equals("GET"), operation, "x-cache is for GET alone");
        require(
                !shared || operation.text("x-access").equals(PUBLIC),
                operation,
                "what not all may ask for cannot be kept for all");
        require(
                kept == operation.statuses().contains("304"),
                operation,
                "x-cache and the answer 304 belong together");
    }

    private void checkAnswers(HttpFile file, Operation operation) {
        var access = operation.text("x-access");
        boolean hasBody = operation.body().has("requestBody");
        boolean readsInput = hasBody || readsQueryOrTypedPath(operation);
        var statuses = operation.statuses();
        require(
                statuses.stream().anyMatch(status -> status.startsWith("2")),
                operation,
                "says nothing of success");
        requireAnswer(operation, "400", readsInput);
        requireAnswer(operation, "401", !access.equals(PUBLIC));
        requireAnswer(operation, "403", PERMISSION.matcher(access).matches());
        requireAnswer(operation, "404", isOneResource(operation));
        requireAnswer(operation, "413", hasBody && !file.isInternal());
        requireAnswer(operation, "415", hasBody && !file.isInternal());
        requireAnswer(operation, "429", operation.body().has("x-rate-limit"));
        if (!file.isInternal()) {
            checkErrorsAreProblems(operation);
        }
    }

    /** A plain string in a path is looked up as it is: what it does not name is not found. */
    private static boolean readsQueryOrTypedPath(Operation operation) {
        return operation.parameters().stream()
                .anyMatch(parameter ->
                        parameter.text("in").orElse("").equals("query")
                                || parameter.child("schema").has("format"));
    }

    private static boolean isOneResource(Operation operation) {
        return operation.path().contains("{") && !isPage(operation);
    }

    private static boolean isPage(Operation operation) {
        return operation.body().child("responses").child("200").child("content").has(PAGE);
    }

    private void checkErrorsAreProblems(Operation operation) {
        var responses = operation.body().child("responses");
        for (String status : responses.names()) {
            if (status.startsWith("4") || status.startsWith("5")) {
                var types = responses.child(status).child("content").names();
                boolean problem = types.equals(Set.of(PROBLEM));
                boolean page = isPage(operation) && types.equals(Set.of(PAGE));
                require(problem || page, operation, status + " is not " + PROBLEM);
            }
        }
    }

    private void checkInput(Operation operation) {
        for (Node parameter : operation.parameters()) {
            var name = "parameter " + parameter.text("name").orElse("?");
            limits(operation).check(name, parameter.child("schema"));
        }
        var content = operation.request().child("content");
        for (String type : content.names()) {
            var schema = content.child(type).child("schema");
            if (type.equals(FORM)) {
                limits(operation).checkFields("body", schema);
            } else {
                limits(operation).check("body", schema);
            }
        }
    }

    private InputLimits limits(Operation operation) {
        boolean boundedBody = operation.body().has("x-max-body");
        return new InputLimits(boundedBody, fault -> require(false, operation, fault));
    }

    private void requireAnswer(Operation operation, String status, boolean possible) {
        require(
                !possible || operation.statuses().contains(status),
                operation,
                "lacks the answer " + status);
    }

    private void require(boolean holds, Operation operation, String fault) {
        if (!holds) {
            faults.add(operation.id() + ": " + fault);
        }
    }
}
