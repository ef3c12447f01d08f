package com.dashtam.sync.infrastructure.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY: fields part by tabs, rows by line feeds, {@code \N} is null. */
final class CopyText {

    private final StringBuilder text;
    private boolean rowBegun;

    CopyText(int expectedRows, int charsPerRow) {
        this.text = new StringBuilder(expectedRows * charsPerRow);
    }

    CopyText field(Object value) {
        separate();
        escape(value.toString());
        return this;
    }

    CopyText field(Optional<?> value) {
        return value.isPresent() ? field(value.get()) : nullField();
    }

    private CopyText nullField() {
        separate();
        text.append("\\N");
        return this;
    }

    void endRow() {
        text.append('\n');
        rowBegun = false;
    }

    byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }

    private void separate() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
    }

    /** What needs no escape is appended in one piece, which nearly all values are. */
    private void escape(String value) {
        int begin = 0;
        for (int i = 0; i < value.length(); i++) {
            @Nullable String escaped = escapeOf(value.charAt(i));
            if (escaped != null) {
                text.append(value, begin, i).append(escaped);
                begin = i + 1;
            }
        }
        text.append(value, begin, value.length());
    }

    private static @Nullable String escapeOf(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
        };
    }
}
