package com.dashtam.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The table of a page that tells item by item how the OWASP ASVS is met, and the paragraphs on what
 * is not.
 *
 * @param paragraphs by the number of their item
 */
record AsvsTable(List<Row> rows, Map<String, String> paragraphs) {

    static final String MET = "met";
    static final String NOT_MET = "not met";
    static final String NOT_APPLICABLE = "not applicable";

    private static final int COLUMNS = 5;
    private static final Pattern ITEM = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern PARAGRAPH =
            Pattern.compile(
                    "^### (\\d+\\.\\d+\\.\\d+)\\b[^\\n]*\\n(.*?)(?=^#|\\z)",
                    Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    /**
     * @param evidence tests and pages, or the reason why there is none
     */
    record Row(String item, String level, String summary, String state, String evidence) {

        List<String> tests() {
            return all(TEST, evidence);
        }

        /** As they are linked, relative to the folder of the page. */
        List<String> pages() {
            return all(LINK, evidence);
        }

        private static List<String> all(Pattern pattern, String text) {
            return pattern.matcher(text).results().map(found -> found.group(1)).toList();
        }
    }

    static AsvsTable parse(String page) {
        var rows = new ArrayList<Row>();
        page.lines()
                .filter(line -> line.startsWith("| "))
                .forEach(line -> {
                    List<String> cells = cells(line);
                    if (ITEM.matcher(cells.getFirst()).matches()) {
                        rows.add(row(cells, line));
                    }
                });
        var paragraphs = new TreeMap<String, String>();
        PARAGRAPH
                .matcher(page)
                .results()
                .forEach((MatchResult found) -> paragraphs.put(found.group(1), found.group(2)));
        return new AsvsTable(List.copyOf(rows), paragraphs);
    }

    private static List<String> cells(String line) {
        String inner =
                line.substring(
                        1, line.lastIndexOf('|') < 1 ? line.length() : line.lastIndexOf('|'));
        return List.of(inner.split("\\|", -1)).stream().map(String::strip).toList();
    }

    private static Row row(List<String> cells, String line) {
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
        }
        return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
    }

    List<Row> in(String state) {
        return rows.stream().filter(row -> row.state().equals(state)).toList();
    }
}
