package com.dashtam.contract.event;

import static java.util.stream.Collectors.groupingBy;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.workflow.Phase;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** What event contracts keep to. Each fault is a line that names the type and what is wrong. */
final class EventRules {

    private static final Set<Phase> WORKFLOW =
            EnumSet.of(Phase.ATTEMPTED, Phase.SUCCEEDED, Phase.FAILED);
    private static final String UNKNOWN = "unknown";
    private static final String INTERNAL_ERROR = "internal_error";
    private static final String REASON = "reason";
    private static final String PERSONAL = "personal";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(.*_)?(password|passphrase|secret|token|credential|authorization|cookie|otp"
                            + "|pin|code|nonce|signature|key|hash|jwt|exception|stack_?trace)s?");
    private static final Pattern ABOUT_A_PERSON =
            Pattern.compile(
                    "(.*_)?(email|phone|(first|last|full|user)_name|birth_date|address|client_ip"
                            + "|user_agent|device_info|file_name|alias|details)");

    private final List<EventFile> files;
    private final List<String> faults = new ArrayList<>();

    private EventRules(List<EventFile> files) {
        this.files = files;
    }

    static List<String> faults(List<EventFile> files) {
        return new EventRules(files).check();
    }

    private List<String> check() {
        for (EventFile file : files) {
            faults.addAll(file.warnings());
            faults.addAll(new Annotations(file).lost());
            file.enums().forEach(this::checkEnum);
            file.records().forEach(this::checkFields);
            file.records().forEach(schema -> checkEvent(file.service(), schema));
            checkWorkflows(events(file));
        }
        List<EventContract> all = files.stream().flatMap(file -> events(file).stream()).toList();
        requireUnique(all, event -> Optional.of(event.type()), "event_type");
        requireUnique(all, EventContract::audit, "audit");
        return faults;
    }

    /** Those whose metadata can be read; of the others a fault tells. */
    private static List<EventContract> events(EventFile file) {
        return file.records().stream().flatMap(schema -> contract(schema).stream()).toList();
    }

    private static Optional<EventContract> contract(Schema schema) {
        try {
            return Optional.of(EventContract.of(schema));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private void checkEnum(Schema type) {
        require(type.getDoc() != null, type, "has no sentence that says what it is");
        require(
                UNKNOWN.equals(type.getEnumDefault()) && type.getEnumSymbols().contains(UNKNOWN),
                type,
                "lacks the default unknown: older readers could not read a new symbol");
        type.getEnumSymbols()
                .forEach(symbol ->
                        require(NAME.matcher(symbol).matches(), type, symbol + ": not snake_case"));
    }

    private void checkFields(Schema type) {
        require(type.getDoc() != null, type, "has no sentence that says what it is");
        for (Field field : type.getFields()) {
            var name = field.name();
            require(NAME.matcher(name).matches(), type, name + ": not snake_case");
            require(!SECRET.matcher(name).matches(), type, name + ": smells of a secret");
            require(
                    isPersonal(field) || !ABOUT_A_PERSON.matcher(name).matches(),
                    type,
                    name + ": is about a person and lacks @personal(true)");
            require(!isFloating(field.schema()), type, name + ": a float cannot hold an amount");
        }
    }

    private static boolean isPersonal(Field field) {
        return Boolean.TRUE.equals(field.getObjectProp(PERSONAL));
    }

    private static boolean isFloating(Schema type) {
        return switch (type.getType()) {
            case FLOAT, DOUBLE -> true;
            case UNION -> type.getTypes().stream().anyMatch(EventRules::isFloating);
            case ARRAY -> isFloating(type.getElementType());
            case MAP -> isFloating(type.getValueType());
            case RECORD, ENUM, FIXED, STRING, BYTES, INT, LONG, BOOLEAN, NULL -> false;
        };
    }

    private void checkEvent(String service, Schema type) {
        EventContract event;
        try {
            event = EventContract.of(type);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            faults.add(type.getName() + ": " + unreadable.getMessage());
            return;
        }
        boolean inWorkflow = WORKFLOW.contains(event.phase());
        var typeName = "dashtam." + service + ".";
        var expected = typeName + event.workflow() + "." + event.phase().text();
        require(event.type().startsWith(typeName), type, "@event_type does not begin " + typeName);
        require(
                !inWorkflow || event.type().equals(expected),
                type,
                "@event_type is not " + expected);
        require(NAME.matcher(event.workflow()).matches(), type, "@workflow is not snake_case");
        require(!inWorkflow || event.audit().isPresent(), type, "lacks @audit");
        require(event.resourceType().isPresent(), type, "lacks @resource");
        require(
                event.limit().isPresent() == (event.phase() == Phase.ATTEMPTED),
                type,
                "@limit belongs on attempts, and on each");
        require(
                event.limit().filter(limit -> !limit.isPositive()).isEmpty(),
                type,
                "@limit is not positive");
        event.resourceIdField().ifPresent(field -> requireField(type, field, "@resource_id"));
        event.sseFields().values().forEach(field -> requireField(type, field, "@sse_fields"));
        require(
                event.sse().isPresent() == type.propsContainsKey("sse_fields"),
                type,
                "@sse and @sse_fields belong together");
        if (event.phase() == Phase.FAILED) {
            checkReason(type);
        }
    }

    private void checkReason(Schema type) {
        Field reason = type.getField(REASON);
        boolean isEnum = reason != null && reason.schema().getType() == Schema.Type.ENUM;
        require(isEnum, type, "a failure says its reason as an enum");
        require(
                !isEnum || reason.schema().getEnumSymbols().contains(INTERNAL_ERROR),
                type,
                "its reasons lack " + INTERNAL_ERROR + ", which every workflow can meet");
    }

    private void checkWorkflows(List<EventContract> events) {
        var byWorkflow =
                events.stream()
                        .filter(event -> WORKFLOW.contains(event.phase()))
                        .collect(
                                groupingBy(
                                        EventContract::workflow,
                                        LinkedHashMap::new,
                                        groupingBy(EventContract::phase)));
        byWorkflow.forEach((workflow, phases) -> {
            for (Phase phase : WORKFLOW) {
                int count = phases.getOrDefault(phase, List.of()).size();
                if (count != 1) {
                    faults.add(
                            "%s: %d records of the phase %s, not one"
                                    .formatted(workflow, count, phase.text()));
                }
            }
        });
    }

    private void requireUnique(
            List<EventContract> events,
            Function<EventContract, Optional<String>> property,
            String name) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (EventContract event : events) {
            var owner = event.schema().getName();
            property.apply(event)
                    .map(value -> owners.putIfAbsent(value, owner))
                    .ifPresent(first -> faults.add(owner + ": has the @" + name + " of " + first));
        }
    }

    private void requireField(Schema type, String field, String property) {
        require(type.getField(field) != null, type, property + " names no field: " + field);
    }

    private void require(boolean holds, Schema type, String fault) {
        if (!holds) {
            faults.add(type.getName() + ": " + fault);
        }
    }
}
