package com.dashtam.sandbox.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object under construction, in the order of its fields; absent values leave no field. */
public final class Fields {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Fields() {}

    public static Fields of(String name, Object value) {
        return new Fields().and(name, value);
    }

    public static Fields none() {
        return new Fields();
    }

    public Fields and(String name, @Nullable Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (present != null) {
            values.put(name, present);
        }
        return this;
    }

    @JsonValue
    Map<String, Object> values() {
        return values;
    }
}
