package com.dashtam.contract.catalogue;

import static com.dashtam.contract.catalogue.Page.code;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.dashtam.contract.event.EventFile;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.avro.Schema;

/** Every event, by service and workflow. */
final class EventCatalogue {

    private static final List<String> HEADS =
            List.of("Event", "Type on the wire", "Fields", "Audit action", "Stream type");

    private EventCatalogue() {}

    static String text() {
        var page =
                new Page(
                        "Events",
                        "Each workflow with its attempt, its success and its failure, and each"
                                + " fact beside them. All events of one run of a workflow have the"
                                + " same key: the id of the user concerned where it is known, else"
                                + " a keyed hash of the address, else the run's own id. Fields in"
                                + " _italics_ are personal.");
        EventFile.all().forEach(file -> add(page, file));
        return page.toString();
    }

    private static void add(Page page, EventFile file) {
        page.heading(2, file.service()).paragraph(file.protocol().getDoc());
        page.paragraph("Topic: " + code(topic(file.service()).topicName()));
        file.events().stream()
                .collect(groupingBy(EventContract::workflow, LinkedHashMap::new, toList()))
                .forEach((workflow, events) -> add(page, workflow, events));
    }

    private static Topic topic(String service) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().startsWith("dashtam." + service + "."))
                .findFirst()
                .orElseThrow();
    }

    private static void add(Page page, String workflow, List<EventContract> events) {
        page.heading(3, code(workflow));
        events.stream()
                .flatMap(event -> event.limit().stream())
                .forEach(limit ->
                        page.paragraph(
                                "Called open when it has no outcome after %d min."
                                        .formatted(limit.toMinutes())));
        page.table(HEADS, events.stream().map(EventCatalogue::row).toList());
        events.stream()
                .flatMap(event -> event.schema().getFields().stream())
                .filter(field -> field.name().equals("reason"))
                .forEach(field -> page.paragraph("Reasons: " + symbols(field.schema())));
    }

    private static List<String> row(EventContract event) {
        return List.of(
                "**%s** %s".formatted(event.schema().getName(), oneLine(event.schema().getDoc())),
                code(event.type()),
                event.schema().getFields().stream()
                        .map(EventCatalogue::field)
                        .collect(joining(", ")),
                code(event.audit().orElse("")),
                code(event.sse().orElse("")));
    }

    private static String field(Schema.Field field) {
        var text = field.name() + " " + type(field.schema());
        return field.propsContainsKey("personal") ? "_" + text + "_" : text;
    }

    private static String type(Schema type) {
        return switch (type.getType()) {
            case UNION -> type(type.getTypes().getLast()) + "?";
            case MAP -> "map of " + type(type.getValueType());
            case ARRAY -> "list of " + type(type.getElementType());
            case RECORD, ENUM, FIXED -> type.getName();
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
                    type.getLogicalType() == null
                            ? type.getName()
                            : type.getLogicalType().getName();
        };
    }

    static String symbols(Schema type) {
        return type.getEnumSymbols().stream().map(Page::code).collect(joining(", "));
    }

    static String oneLine(String doc) {
        return doc.replace('\n', ' ');
    }
}
