package com.dashtam.contract.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Counts what a file annotates against what the schemas carry: Avro drops some in silence. */
final class Annotations {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern ANNOTATION = Pattern.compile("@([A-Za-z_][\\w.-]*)\\s*\\(");
    private static final String NAMESPACE = "namespace";
    private static final String LOGICAL_TYPE = "logicalType";
    // Words of the language that are logical types without an annotation.
    private static final Pattern LOGICAL_WORD =
            Pattern.compile(
                    "\\b(uuid|date|time_ms|timestamp_ms|local_timestamp_ms|decimal)\\b\\??\\s");

    private final EventFile file;
    private final Map<String, Integer> written = new TreeMap<>();
    private final Map<String, Integer> carried = new TreeMap<>();
    private final List<String> misplaced = new ArrayList<>();

    Annotations(EventFile file) {
        this.file = file;
    }

    List<String> lost() {
        countWritten();
        file.protocol().getTypes().forEach(this::countCarried);
        var lost = new ArrayList<>(misplaced);
        written.forEach((name, count) -> {
            int kept = carried.getOrDefault(name, 0);
            if (kept != count) {
                lost.add(
                        "%s: @%s is written %d times and reaches the schemas %d times"
                                .formatted(file.service(), name, count, kept));
            }
        });
        return lost;
    }

    private void countWritten() {
        var text = COMMENT.matcher(file.text()).replaceAll(" ");
        ANNOTATION
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.equals(NAMESPACE))
                .forEach(name -> written.merge(name, 1, Integer::sum));
        int words = Math.toIntExact(LOGICAL_WORD.matcher(text).results().count());
        if (words > 0) {
            written.merge(LOGICAL_TYPE, words, Integer::sum);
        }
    }

    private void countCarried(Schema type) {
        count(type);
        if (type.getType() == Schema.Type.RECORD) {
            for (Schema.Field field : type.getFields()) {
                count(field);
                countUnnamed(type, field, field.schema());
            }
        }
    }

    private void countUnnamed(Schema owner, Schema.Field field, Schema type) {
        switch (type.getType()) {
            case UNION -> type.getTypes().forEach(part -> countUnnamed(owner, field, part));
            case ARRAY -> countUnnamed(owner, field, type.getElementType());
            case MAP -> countUnnamed(owner, field, type.getValueType());
            case RECORD, ENUM, FIXED -> {}
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
                count(type);
                if (type.propsContainsKey("personal")) {
                    misplaced.add(
                            "%s: %s: @personal is on the type; it belongs before the name"
                                    .formatted(owner.getName(), field.name()));
                }
            }
        }
    }

    private void count(JsonProperties carrier) {
        carrier.getObjectProps().keySet().forEach(name -> carried.merge(name, 1, Integer::sum));
    }
}
