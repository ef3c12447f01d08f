package com.dashtam.gateway.sse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What clients can choose among; an event's type begins with its category's word. */
enum Category {
    DATA_SYNC("sync."),
    PROVIDER("provider."),
    IMPORT("import."),
    PORTFOLIO("portfolio."),
    SECURITY("security.");

    private final String typePrefix;

    Category(String typePrefix) {
        this.typePrefix = typePrefix;
    }

    static Optional<Category> parse(String text) {
        return Arrays.stream(values())
                .filter(category -> category.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    /**
     * @param type what clients see as the event's type
     */
    static Optional<Category> ofType(String type) {
        return Arrays.stream(values())
                .filter(category -> type.startsWith(category.typePrefix))
                .findFirst();
    }
}
