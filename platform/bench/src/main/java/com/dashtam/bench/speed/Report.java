package com.dashtam.bench.speed;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures as a Markdown table, so that a run can be pasted into the documents. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        out.printf("%n## %s%n%n", text);
    }

    void note(String text) {
        out.println(text);
    }

    void columns(String... names) {
        out.println();
        row((Object[]) names);
        row((Object[]) "---,".repeat(names.length).split(","));
    }

    /** Doubles get as many digits as tell something: 0.123, 12.3, 1234. */
    void row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ')
                    .append(cell instanceof Double number ? text(number) : cell)
                    .append(" |");
        }
        out.println(line);
    }

    private static String text(double number) {
        double size = Math.abs(number);
        String format = size < 1 ? "%.3f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, number);
    }
}
