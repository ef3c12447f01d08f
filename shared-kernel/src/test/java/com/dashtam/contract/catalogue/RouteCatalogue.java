package com.dashtam.contract.catalogue;

import static com.dashtam.contract.catalogue.Page.code;

import com.dashtam.contract.http.HttpFile;
import com.dashtam.contract.http.LimitPolicies;
import com.dashtam.contract.http.Node;
import com.dashtam.contract.http.Operation;
import java.util.Comparator;
import java.util.List;

/** Every operation, and the rate limits that they name. */
final class RouteCatalogue {

    private static final List<String> HEADS =
            List.of(
                    "Method",
                    "Path",
                    "Operation",
                    "Access",
                    "Rate limit",
                    "Idempotency-Key",
                    "Cached",
                    "Answers");

    private RouteCatalogue() {}

    static String text() {
        var page =
                new Page(
                        "Routes",
                        "What the gateway lets through, by service, and below what services ask of"
                                + " each other.");
        var files = HttpFile.all();
        files.stream().filter(file -> !file.isInternal()).forEach(file -> add(page, file));
        page.heading(2, "Rate limits")
                .paragraph("Tokens: the largest burst, and how many come back each minute.")
                .table(List.of("Policy", "Burst", "A minute", "For each"), policies());
        page.heading(2, "Between services").paragraph("Never routed by the gateway.");
        files.stream().filter(HttpFile::isInternal).forEach(file -> add(page, file));
        return page.toString();
    }

    private static void add(Page page, HttpFile file) {
        page.heading(file.isInternal() ? 3 : 2, file.name())
                .table(
                        HEADS,
                        file.operations().stream()
                                .sorted(Comparator.comparing(Operation::path))
                                .map(RouteCatalogue::row)
                                .toList());
    }

    private static List<String> row(Operation operation) {
        return List.of(
                operation.method(),
                code(operation.path()),
                code(operation.id()) + " " + operation.text("summary"),
                code(operation.text("x-access")),
                code(operation.text("x-rate-limit")),
                operation.text("x-idempotent").equals("key") ? "yes" : "",
                operation.body().text("x-cache").orElse(""),
                String.join(" ", operation.statuses()));
    }

    private static List<List<String>> policies() {
        var policies = LimitPolicies.all();
        return policies.names().stream().map(name -> row(name, policies.child(name))).toList();
    }

    private static List<String> row(String name, Node policy) {
        return List.of(
                code(name),
                policy.text("capacity").orElseThrow(),
                policy.text("refill-per-minute").orElseThrow(),
                policy.text("scope").orElseThrow().replace('_', ' '));
    }
}
