package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.page.NamePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conditions of a query that combine, each of our own text, values as parameters only. */
final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions and(String condition) {
        texts.add(condition);
        return this;
    }

    Conditions and(String condition, String parameter, Object value) {
        return and(condition).with(parameter, value);
    }

    /** One more value for a condition, or for what else the query has. */
    Conditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** The order of a list by name, in bytes. */
    static String byName(String name, String id) {
        return "left(%s, %d) collate \"C\", %s".formatted(name, NamePosition.CHARACTERS, id);
    }

    /** Only what comes behind a position in that order. */
    Conditions behind(String byName, NamePosition position) {
        return and("(" + byName + ") > (:beginning, :after)", "beginning", position.beginning())
                .with("after", position.id());
    }

    String where() {
        return "where " + String.join(" and ", texts);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
