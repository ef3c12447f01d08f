package com.dashtam.provider.infrastructure.csv;

import de.siegmar.fastcsv.reader.CsvRecord;

/** A record of the table. */
final class Line {

    private final CsvRecord fields;

    Line(CsvRecord fields) {
        this.fields = fields;
    }

    /** On which line of the file it begins, from 1. */
    int number() {
        return Math.toIntExact(fields.getStartingLineNumber());
    }

    int size() {
        return fields.getFieldCount();
    }

    /** Without the space around it; empty where there is no such field. */
    String field(int index) {
        return index < size() ? stripped(fields.getField(index)) : "";
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isGap(text.charAt(from))) {
            from++;
        }
        while (from < to && isGap(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isGap(char c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == '\u00A0'
                || c == '\u202F'
                || c == '\uFEFF';
    }

    /** How many fields say something. */
    int filled() {
        int filled = 0;
        for (int i = 0; i < size(); i++) {
            if (!isBlank(i)) {
                filled++;
            }
        }
        return filled;
    }

    /** Whether it has something beyond that many fields. */
    boolean exceeds(int columns) {
        for (int i = columns; i < size(); i++) {
            if (!isBlank(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlank(int index) {
        String text = fields.getField(index);
        int at = 0;
        while (at < text.length() && isGap(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    /** How many lines of the file it takes. */
    int lines() {
        int lines = 1;
        for (int i = 0; i < size(); i++) {
            String text = fields.getField(i);
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                lines++;
            }
        }
        return lines;
    }
}
