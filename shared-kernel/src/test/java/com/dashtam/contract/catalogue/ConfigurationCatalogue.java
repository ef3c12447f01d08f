package com.dashtam.contract.catalogue;

import static com.dashtam.contract.catalogue.Page.code;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Every environment variable that a process of the system reads. */
final class ConfigurationCatalogue {

    private static final List<String> PROCESSES =
            List.of(
                    "gateway",
                    "identity-service",
                    "provider-service",
                    "sync-service",
                    "audit-service");
    private static final List<String> HEADS = List.of("Variable", "Default", "What it sets");

    private ConfigurationCatalogue() {}

    static String text() {
        var page =
                new Page(
                        "Configuration",
                        "The environment variables of each process. Where no default is"
                                + " named, the code that asks for it decides. A secret may also come from a file, whose path the variable of the same name"
                                + " with `_FILE` at its end gives.");
        PROCESSES.forEach(process -> add(page, process));
        return page.toString();
    }

    private static void add(Page page, String process) {
        var rows = new ArrayList<List<String>>();
        var variables = Variables.of(process);
        for (String name : new TreeSet<>(variables.stream().map(Variable::name).toList())) {
            var uses = variables.stream().filter(one -> one.name().equals(name)).toList();
            rows.add(List.of(code(name), standard(uses), sets(uses)));
        }
        page.heading(2, process).table(HEADS, rows);
    }

    /** The process's own file comes first, and wins over those it imports. */
    private static String standard(List<Variable> uses) {
        return uses.stream().flatMap(use -> use.standard().stream()).findFirst().orElse("");
    }

    private static String sets(List<Variable> uses) {
        return String.join(
                ", ", uses.stream().map(Variable::sets).map(Page::code).distinct().toList());
    }
}
