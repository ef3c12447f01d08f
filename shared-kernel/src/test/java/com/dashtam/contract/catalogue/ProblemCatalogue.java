package com.dashtam.contract.catalogue;

import static com.dashtam.contract.catalogue.Page.code;

import com.dashtam.contract.event.EventFile;
import com.dashtam.kernel.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;

/** How things go wrong: for a client over HTTP, and for a workflow in its failure. */
final class ProblemCatalogue {

    private ProblemCatalogue() {}

    static String text() {
        return new Page("Problems and reasons", "Every way to be refused.")
                .heading(2, "Problem types")
                .paragraph("The `type` of an answer in `application/problem+json` (RFC 9457).")
                .table(
                        List.of("Type", "Status", "Title"),
                        Arrays.stream(ProblemType.values()).map(ProblemCatalogue::row).toList())
                .heading(2, "Reasons and states in events")
                .paragraph("A reader meets a value that is newer than itself as `unknown`.")
                .table(
                        List.of("Service", "Enum", "Says", "Values"),
                        EventFile.all().stream()
                                .flatMap(file -> file.enums().stream().map(type -> row(file, type)))
                                .toList())
                .toString();
    }

    private static List<String> row(ProblemType problem) {
        return List.of(code(problem.uri()), Integer.toString(problem.status()), problem.title());
    }

    private static List<String> row(EventFile file, Schema type) {
        return List.of(
                file.service(),
                code(type.getName()),
                EventCatalogue.oneLine(type.getDoc()),
                EventCatalogue.symbols(type));
    }
}
