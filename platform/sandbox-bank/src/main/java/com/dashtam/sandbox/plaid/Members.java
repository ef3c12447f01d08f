package com.dashtam.sandbox.plaid;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object under construction. What Plaid does not know is a member that is null. */
final class Members {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    static Members of(String name, @Nullable Object value) {
        return new Members().and(name, value);
    }

    static Members none() {
        return new Members();
    }

    Members and(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    Members unknown(String... names) {
        for (String name : names) {
            values.put(name, null);
        }
        return this;
    }

    Map<String, @Nullable Object> map() {
        return values;
    }
}
