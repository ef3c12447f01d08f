package com.dashtam.contract.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** The text of one catalogue, in Markdown, line by line. */
final class Page {

    private final StringBuilder text = new StringBuilder();

    Page(String title, String introduction) {
        text.append("# ").append(title).append('\n');
        paragraph(introduction + " Written by `./dashtam docs`; the build fails when it is stale.");
    }

    Page heading(int level, String title) {
        text.append('\n').append("#".repeat(level)).append(' ').append(title).append('\n');
        return this;
    }

    Page paragraph(String sentences) {
        text.append('\n').append(sentences).append('\n');
        return this;
    }

    Page table(List<String> heads, List<List<String>> rows) {
        text.append('\n');
        row(heads);
        row(heads.stream().map(head -> "---").toList());
        rows.forEach(this::row);
        return this;
    }

    private void row(List<String> cells) {
        text.append(
                cells.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    static String code(String word) {
        return word.isEmpty() ? "" : "`" + word + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
