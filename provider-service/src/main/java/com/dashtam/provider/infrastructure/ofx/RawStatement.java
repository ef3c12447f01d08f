package com.dashtam.provider.infrastructure.ofx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The elements of one statement as they stand in the file, by aggregate and name. */
final class RawStatement {

    private final boolean card;
    private final Map<String, String> elements = new HashMap<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    RawStatement(boolean card) {
        this.card = card;
    }

    boolean isCard() {
        return card;
    }

    Map<String, String> elements() {
        return elements;
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    void startRow() {
        rows.add(new HashMap<>());
    }
}
