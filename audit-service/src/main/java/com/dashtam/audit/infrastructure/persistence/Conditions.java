package com.dashtam.audit.infrastructure.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conditions of one query, all of which must hold. */
final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    void add(String condition, String name, Object value) {
        texts.add(condition);
        values.put(name, value);
    }

    String clause() {
        return texts.isEmpty() ? "" : "where " + String.join(" and ", texts);
    }

    Map<String, Object> values() {
        return values;
    }
}
