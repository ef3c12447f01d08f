package com.dashtam.repository;

import static java.util.stream.Collectors.groupingBy;

import com.dashtam.repository.AsvsTable.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the table of {@link AsvsTable} must keep to: every item of levels 1 and 2 of chapters V6 to
 * V10 once, tests and pages that exist, and few items that are not met, each with its risk and
 * plan.
 */
final class AsvsRules {

    static final Path PAGE = Path.of("docs/security/asvs.md");

    private static final int APPLICABLE_FOR_EACH_NOT_MET = 10;
    private static final Set<String> STATES =
            Set.of(AsvsTable.MET, AsvsTable.NOT_MET, AsvsTable.NOT_APPLICABLE);

    /** Sections that ask for documentation and for nothing else. */
    private static final Pattern DOCUMENTATION = Pattern.compile("[678]\\.1\\.\\d+");

    private static final Pattern TEST_ANNOTATION =
            Pattern.compile("@(Parameterized|Repeated)?Test\\b");

    private final Repository repository;
    private final Map<String, List<Path>> testClasses;

    AsvsRules(Repository repository) {
        this.repository = repository;
        this.testClasses =
                repository.files().stream()
                        .filter(file -> file.toString().matches(".*(^|/)src/test/.*\\.java"))
                        .collect(groupingBy(AsvsRules::className));
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /** Levels by the numbers of the items that OWASP ASVS 5.0.0 has. */
    static Map<String, String> items() {
        try (var list = AsvsRules.class.getResourceAsStream("asvs-items.txt")) {
            if (list == null) {
                throw new IllegalStateException("asvs-items.txt is missing");
            }
            var items = new TreeMap<String, String>();
            new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" "))
                    .forEach(words -> items.put(words[0], words[1]));
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> faults() {
        return faults(AsvsTable.parse(repository.text(PAGE)), items());
    }

    List<String> faults(AsvsTable table, Map<String, String> items) {
        var faults = new ArrayList<String>();
        faults.addAll(wrongItems(table, items));
        table.rows().forEach(row -> faults.addAll(rowFaults(row)));
        faults.addAll(notMetFaults(table));
        return faults;
    }

    private static List<String> wrongItems(AsvsTable table, Map<String, String> items) {
        var faults = new ArrayList<String>();
        var rows = table.rows().stream().collect(groupingBy(Row::item));
        items.forEach((item, level) -> {
            var found = rows.getOrDefault(item, List.of());
            if (found.size() != 1) {
                faults.add(item + ": there " + found.size() + " times");
            } else if (!found.getFirst().level().equals(level)) {
                faults.add(item + ": not of level " + found.getFirst().level());
            }
        });
        rows.keySet().stream()
                .filter(item -> !items.containsKey(item))
                .forEach(item -> faults.add(item + ": no item of levels 1 and 2"));
        return faults;
    }

    private List<String> rowFaults(Row row) {
        var faults = new ArrayList<String>();
        if (!STATES.contains(row.state())) {
            faults.add(row.item() + ": unknown state " + row.state());
        }
        if (row.summary().isBlank() || row.evidence().isBlank()) {
            faults.add(row.item() + ": says nothing");
        }
        if (row.state().equals(AsvsTable.MET) && evidenceFor(row).isEmpty()) {
            faults.add(row.item() + ": nothing shows it");
        }
        row.tests().stream()
                .filter(test -> !isTest(test))
                .forEach(test -> faults.add(row.item() + ": no test " + test));
        row.pages().stream()
                .filter(page -> !repository.has(PAGE.resolveSibling(page).normalize()))
                .forEach(page -> faults.add(row.item() + ": no page " + page));
        return faults;
    }

    private static List<String> evidenceFor(Row row) {
        return DOCUMENTATION.matcher(row.item()).matches() ? row.pages() : row.tests();
    }

    private boolean isTest(String name) {
        String[] parts = name.split("#", 2);
        return testClasses.getOrDefault(parts[0], List.of()).stream()
                .anyMatch(file -> hasTest(repository.text(file), parts[1]));
    }

    /** A method of that name with a test's annotation between it and the blank line before it. */
    private static boolean hasTest(String source, String method) {
        var declaration =
                Pattern.compile("^ +(public )?void " + method + "\\(", Pattern.MULTILINE)
                        .matcher(source);
        if (!declaration.find()) {
            return false;
        }
        String before = source.substring(0, declaration.start());
        return TEST_ANNOTATION.matcher(before.substring(before.lastIndexOf("\n\n") + 1)).find();
    }

    private static List<String> notMetFaults(AsvsTable table) {
        var faults = new ArrayList<String>();
        var notMet = table.in(AsvsTable.NOT_MET).stream().map(Row::item).toList();
        int applicable = notMet.size() + table.in(AsvsTable.MET).size();
        if (notMet.size() * APPLICABLE_FOR_EACH_NOT_MET > applicable) {
            faults.add(notMet.size() + " of " + applicable + " items are not met");
        }
        for (String item : notMet) {
            String paragraph = table.paragraphs().getOrDefault(item, "");
            if (!paragraph.contains("**Risk.** ") || !paragraph.contains("**Plan.** ")) {
                faults.add(item + ": not met, without its risk and plan");
            }
        }
        table.paragraphs().keySet().stream()
                .filter(item -> !notMet.contains(item))
                .forEach(item -> faults.add(item + ": a paragraph, though it is not \"not met\""));
        return faults;
    }
}
