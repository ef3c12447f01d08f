package com.dashtam.platform.http.servlet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Says in a client's words what a Java type expects. */
final class Expected {

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        return type == null ? "has the wrong type" : "must be " + described(boxed(type));
    }

    private static Class<?> boxed(Class<?> type) {
        return ClassUtils.resolvePrimitiveIfNecessary(type);
    }

    private static String described(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        }
        if (type == OffsetDateTime.class || type == Instant.class) {
            return "a moment such as 2026-01-31T12:00:00Z";
        }
        if (type == BigDecimal.class || type == Double.class || type == Float.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type) || type == BigInteger.class) {
            return "a whole number within range";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }
}
