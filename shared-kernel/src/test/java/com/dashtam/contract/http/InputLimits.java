package com.dashtam.contract.http;

import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks for what a client could send without a limit, or under an unknown name. */
final class InputLimits {

    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9_]*");
    // A star, a plus or an open range, unless it is escaped.
    private static final Pattern ENDLESS = Pattern.compile("(?<!\\\\)([*+]|\\{\\d+,})");
    private static final Set<String> SHORT_FORMATS = Set.of("uuid", "date", "date-time");
    private static final String BINARY = "binary";

    private final boolean boundedBody;
    private final Consumer<String> faults;

    /**
     * @param boundedBody whether the operation limits its body's size itself
     */
    InputLimits(boolean boundedBody, Consumer<String> faults) {
        this.boundedBody = boundedBody;
        this.faults = faults;
    }

    void check(String where, Node schema) {
        var type = schema.text("type").orElse("");
        if (type.contains("object")) {
            checkObject(where, schema);
        } else if (type.contains("array")) {
            require(schema.has("maxItems"), where + ": an array without maxItems");
            check(where + "[]", schema.child("items"));
        } else if (type.contains("string")) {
            require(isLimited(schema), where + ": a string without a limit");
        } else if (type.contains("integer") || type.contains("number")) {
            require(
                    schema.has("minimum") && schema.has("maximum"),
                    where + ": a number without limits");
        } else {
            require(type.contains("boolean"), where + ": a value without a type");
        }
    }

    private void checkObject(String where, Node schema) {
        require(
                schema.value("additionalProperties").filter(Boolean.FALSE::equals).isPresent(),
                where + ": lacks additionalProperties: false");
        checkFields(where, schema);
    }

    void checkFields(String where, Node schema) {
        var properties = schema.child("properties");
        for (String name : properties.names()) {
            require(SNAKE_CASE.matcher(name).matches(), where + "." + name + ": not snake_case");
            check(where + "." + name, properties.child(name));
        }
    }

    private boolean isLimited(Node schema) {
        var format = schema.text("format").orElse("");
        boolean finite =
                schema.text("pattern")
                        .filter(pattern -> !ENDLESS.matcher(pattern).find())
                        .isPresent();
        return schema.has("maxLength")
                || schema.has("enum")
                || schema.has("const")
                || finite
                || SHORT_FORMATS.contains(format)
                || format.equals(BINARY) && boundedBody;
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.accept(fault);
        }
    }
}
