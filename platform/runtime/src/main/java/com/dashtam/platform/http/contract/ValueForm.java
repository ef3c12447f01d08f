package com.dashtam.platform.http.contract;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text that a parameter's schema allows, before it is converted. Frameworks convert more than
 * contracts promise: {@code yes}, {@code 0x10}, {@code 1-1-1-1-1}.
 *
 * @param expectation completes "must be"; empty when any text will do
 */
public record ValueForm(String expectation, Pattern pattern) {

    private static final ValueForm ANY = new ValueForm("", Pattern.compile(".*", Pattern.DOTALL));
    private static final ValueForm INTEGER =
            new ValueForm("a whole number", Pattern.compile("-?[0-9]{1,19}"));
    private static final ValueForm NUMBER =
            new ValueForm("a number", Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?"));
    private static final ValueForm BOOLEAN =
            new ValueForm("true or false", Pattern.compile("true|false"));
    private static final ValueForm UUID =
            new ValueForm(
                    "a UUID",
                    Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));
    private static final ValueForm DATE =
            new ValueForm(
                    "a date such as 2026-01-31", Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    private static final ValueForm MOMENT =
            new ValueForm(
                    "a moment such as 2026-01-31T12:00:00Z",
                    Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(Z|[+-][0-9:]{5})"));

    public static ValueForm of(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> values) {
            return oneOf(values);
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "string" -> ofFormat(String.valueOf(schema.get("format")));
            default -> ANY;
        };
    }

    private static ValueForm ofFormat(String format) {
        return switch (format) {
            case "uuid" -> UUID;
            case "date" -> DATE;
            case "date-time" -> MOMENT;
            default -> ANY;
        };
    }

    private static ValueForm oneOf(List<?> values) {
        var texts = values.stream().map(String::valueOf).toList();
        return new ValueForm(
                "one of " + String.join(", ", texts),
                Pattern.compile(
                        texts.stream().map(Pattern::quote).collect(Collectors.joining("|"))));
    }

    public boolean accepts(String text) {
        return pattern.matcher(text).matches();
    }
}
