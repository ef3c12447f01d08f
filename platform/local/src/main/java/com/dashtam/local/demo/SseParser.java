package com.dashtam.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an event stream line by line (HTML Living Standard, 9.2.6). Comments and the reconnection
 * time are passed over; an event that the stream breaks off is never given.
 */
final class SseParser {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<String> data = new ArrayList<>();
    private String type = "";
    private String lastId = "";
    private boolean begun;

    /** The event that this line ends, if it ends one. */
    Optional<ServerEvent> line(String raw) {
        String line = begun || !raw.startsWith(BYTE_ORDER_MARK) ? raw : raw.substring(1);
        begun = true;
        if (line.isEmpty()) {
            return dispatch();
        }
        int colon = line.indexOf(':');
        if (colon != 0) {
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            field(field, value.startsWith(" ") ? value.substring(1) : value);
        }
        return Optional.empty();
    }

    private void field(String name, String value) {
        switch (name) {
            case "event" -> type = value;
            case "data" -> data.add(value);
            case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
            default -> {
                // "retry", and what the standard tells to ignore.
            }
        }
    }

    private Optional<ServerEvent> dispatch() {
        Optional<ServerEvent> event =
                data.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new ServerEvent(
                                        lastId,
                                        type.isEmpty() ? "message" : type,
                                        String.join("\n", data)));
        data.clear();
        type = "";
        return event;
    }
}
