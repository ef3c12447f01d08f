package com.dashtam.contract.catalogue;

import static com.dashtam.contract.catalogue.Page.code;

import com.dashtam.contract.event.EventFile;
import com.dashtam.kernel.event.EventContract;
import java.util.Comparator;
import java.util.List;

/** Every action that the audit trail knows. */
final class AuditCatalogue {

    private AuditCatalogue() {}

    static String text() {
        var rows =
                EventFile.all().stream()
                        .flatMap(file -> file.events().stream())
                        .filter(event -> event.audit().isPresent())
                        .sorted(Comparator.comparing(event -> event.audit().orElseThrow()))
                        .map(AuditCatalogue::row)
                        .toList();
        return new Page("Audit actions", "What the audit trail records, by action.")
                .table(
                        List.of(
                                "Action",
                                "Category",
                                "Workflow",
                                "Phase",
                                "Resource",
                                "Its id is in"),
                        rows)
                .toString();
    }

    private static List<String> row(EventContract event) {
        return List.of(
                code(event.audit().orElseThrow()),
                event.category(),
                code(event.workflow()),
                event.phase().text(),
                event.resourceType().orElse(""),
                code(event.resourceIdField().orElse("")));
    }
}
