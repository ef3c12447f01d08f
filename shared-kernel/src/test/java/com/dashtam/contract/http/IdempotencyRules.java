package com.dashtam.contract.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which operations take an idempotency key, and what they then declare. The answers are stored, so
 * none may carry a secret; and keys are told apart by their caller, so somebody must be signed in.
 */
final class IdempotencyRules {

    static final String MARK = "x-idempotent";

    private static final String KEY = "key";
    // Repeating it does by nature no more than doing it once.
    private static final String REPEATABLE = "repeatable";

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final String CREATED = "201";
    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    ".*(token|secret|password|credential|nonce|challenge|otpauth|recovery|private).*"
                            + "|code|codes|state|authorization_url");
    // What a token says of itself is none.
    private static final Set<String> HARMLESS = Set.of("token_type");

    private final Operation operation;
    private final Consumer<String> faults;

    private IdempotencyRules(Operation operation, Consumer<String> faults) {
        this.operation = operation;
        this.faults = faults;
    }

    static void check(Operation operation, Consumer<String> faults) {
        var rules = new IdempotencyRules(operation, faults);
        String mark = operation.text(MARK);
        if (mark.equals(REPEATABLE)) {
            rules.checkWithoutKey();
        } else if (operation.body().has(MARK)) {
            rules.checkDeclaration();
        } else {
            rules.checkWithoutKey();
            rules.checkCreatesNothing();
        }
    }

    private void checkDeclaration() {
        require(operation.text(MARK).equals(KEY), MARK + " is key or repeatable");
        require(operation.method().equals("POST"), MARK + " is for POST alone");
        require(
                !operation.text("x-access").equals("public"),
                MARK + " needs a caller whose keys they are");
        require(hasOptionalHeader(), "lacks the optional header parameter " + HEADER);
        for (var status : List.of("400", "409", "422")) {
            require(operation.statuses().contains(status), "lacks the answer " + status);
        }
        for (String status : successes()) {
            require(
                    answer(status).child("headers").has(REPLAYED),
                    status + " lacks the header " + REPLAYED);
            var secrets = secrets(status);
            require(secrets.isEmpty(), status + " would store the secrets " + secrets);
        }
    }

    private void checkWithoutKey() {
        require(
                operation.parameters().stream().noneMatch(IdempotencyRules::isKey),
                "has the parameter " + HEADER + " without " + MARK);
    }

    private void checkCreatesNothing() {
        boolean creates =
                operation.method().equals("POST") && operation.statuses().contains(CREATED);
        require(
                !creates || !operation.secured() || !secrets(CREATED).isEmpty(),
                "creates something, and lacks " + MARK);
    }

    private boolean hasOptionalHeader() {
        return operation.parameters().stream()
                .anyMatch(parameter -> isKey(parameter) && !parameter.isTrue("required"));
    }

    private static boolean isKey(Node parameter) {
        return parameter.text("in").orElse("").equals("header")
                && parameter.text("name").orElse("").equalsIgnoreCase(HEADER);
    }

    private Set<String> successes() {
        var statuses = new TreeSet<>(operation.statuses());
        statuses.removeIf(status -> !status.startsWith("2"));
        return statuses;
    }

    private Node answer(String status) {
        return operation.body().child("responses").child(status);
    }

    private Set<String> secrets(String status) {
        var found = new TreeSet<String>();
        var answer = answer(status);
        answer.child("headers").names().stream()
                .filter(name -> name.equalsIgnoreCase("Set-Cookie"))
                .forEach(found::add);
        for (String type : answer.child("content").names()) {
            collect(answer.child("content").child(type).child("schema"), found);
        }
        return found;
    }

    private static void collect(Node schema, Set<String> found) {
        var properties = schema.child("properties");
        for (String name : properties.names()) {
            var property = properties.child(name);
            if (isSecret(name, property)) {
                found.add(name);
            }
            collect(property, found);
        }
        for (var nested : List.of("items", "additionalProperties")) {
            if (!schema.child(nested).names().isEmpty()) {
                collect(schema.child(nested), found);
            }
        }
    }

    private static boolean isSecret(String name, Node property) {
        var lower = name.toLowerCase(Locale.ROOT);
        return property.text("format").orElse("").equals("password")
                || SECRET_NAME.matcher(lower).matches() && !HARMLESS.contains(lower);
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.accept(fault);
        }
    }
}
