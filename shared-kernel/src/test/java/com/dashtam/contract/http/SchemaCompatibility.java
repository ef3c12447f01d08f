package com.dashtam.contract.http;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares schemas: what clients send must go on being accepted, and what they are given must stay
 * what it was. New values in an enum of an answer are allowed, as new fields are: clients pass over
 * what they do not know.
 */
final class SchemaCompatibility {

    private static final List<String> UPPER_LIMITS = List.of("maxLength", "maximum", "maxItems");
    private static final List<String> LOWER_LIMITS = List.of("minLength", "minimum", "minItems");
    private static final List<String> INCOMPARABLE =
            List.of("oneOf", "anyOf", "not", "if", "patternProperties", "const");

    private final Consumer<String> faults;

    SchemaCompatibility(Consumer<String> faults) {
        this.faults = faults;
    }

    /** Everything that the old schema of a request allowed, the new one must allow. */
    void accepted(String where, Node old, Node now) {
        require(types(now).containsAll(types(old)), where + ": its type is narrower");
        requireSame(where, old, now, INCOMPARABLE);
        require(!now.has("pattern") || same(old, now, "pattern"), where + ": its pattern changed");
        require(!now.has("format") || same(old, now, "format"), where + ": its format changed");
        require(
                !now.has("enum") || old.has("enum") && values(now).containsAll(values(old)),
                where + ": its enum is narrower");
        UPPER_LIMITS.forEach(limit -> requireLooser(where, old, now, limit, 1));
        LOWER_LIMITS.forEach(limit -> requireLooser(where, old, now, limit, -1));
        require(
                old.value("additionalProperties").filter(Boolean.FALSE::equals).isPresent()
                        || now.value("additionalProperties")
                                .filter(Boolean.FALSE::equals)
                                .isEmpty(),
                where + ": takes no other fields any more");
        now.list("required").stream()
                .filter(name -> !old.list("required").contains(name))
                .forEach(name -> faults.accept(where + "." + name + ": is required now"));
        forEachField(where, old, now, this::accepted);
    }

    /** Everything that the old schema of an answer promised, the new one must promise. */
    void given(String where, Node old, Node now) {
        require(types(old).containsAll(types(now)), where + ": its type is wider");
        requireSame(where, old, now, INCOMPARABLE);
        require(!old.has("format") || same(old, now, "format"), where + ": its format changed");
        require(!old.has("pattern") || same(old, now, "pattern"), where + ": its pattern changed");
        require(!old.has("enum") || now.has("enum"), where + ": is no enum any more");
        old.list("required").stream()
                .filter(name -> !now.list("required").contains(name))
                .forEach(name -> faults.accept(where + "." + name + ": may be absent now"));
        forEachField(where, old, now, this::given);
    }

    private interface Comparison {
        void of(String where, Node old, Node now);
    }

    private void forEachField(String where, Node old, Node now, Comparison comparison) {
        for (String name : old.child("properties").names()) {
            var path = where + "." + name;
            if (now.child("properties").has(name)) {
                comparison.of(
                        path,
                        old.child("properties").child(name),
                        now.child("properties").child(name));
            } else {
                faults.accept(path + ": is gone");
            }
        }
        if (old.has("items")) {
            comparison.of(where + "[]", old.child("items"), now.child("items"));
        }
        if (!old.child("additionalProperties").names().isEmpty()) {
            comparison.of(
                    where + ".*",
                    old.child("additionalProperties"),
                    now.child("additionalProperties"));
        }
    }

    /** Of no limit, every limit is tighter. */
    private void requireLooser(String where, Node old, Node now, String limit, int sign) {
        Optional<BigDecimal> before = old.text(limit).map(BigDecimal::new);
        now.text(limit)
                .map(BigDecimal::new)
                .filter(after -> before.isEmpty() || after.compareTo(before.get()) * sign < 0)
                .ifPresent(after -> faults.accept(where + ": its " + limit + " is tighter"));
    }

    private void requireSame(String where, Node old, Node now, List<String> keys) {
        keys.forEach(key -> require(same(old, now, key), where + ": its " + key + " changed"));
    }

    private static boolean same(Node old, Node now, String key) {
        return Objects.equals(old.value(key), now.value(key));
    }

    private static Set<Object> types(Node schema) {
        var list = schema.list("type");
        return list.isEmpty() ? Set.of(schema.value("type").orElse("any")) : new HashSet<>(list);
    }

    private static Set<Object> values(Node schema) {
        return new HashSet<>(schema.list("enum"));
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.accept(fault);
        }
    }
}
