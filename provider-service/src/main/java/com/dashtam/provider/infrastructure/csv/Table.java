package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.Delimiter;
import com.dashtam.kernel.feed.ColumnMapping.Encoding;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.provider.infrastructure.text.EncodedText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table that was found in a file.
 *
 * @param headerLine on which line its names stand; 0 if it has none
 * @param header the names, or the fields of its first record
 * @param columns where the columns are that are known
 */
record Table(
        EncodedText text,
        Encoding encoding,
        Delimiter delimiter,
        int headerLine,
        List<String> header,
        Preset preset,
        Map<Column, Integer> columns) {

    private static final int LONGEST_NAME = 100;

    Table {
        columns = Map.copyOf(columns);
    }

    /** Hands over the records below the names. */
    void each(Consumer<Line> consumer) {
        Lines.each(
                text,
                delimiter,
                line -> {
                    if (line.number() > headerLine) {
                        consumer.accept(line);
                    }
                });
    }

    boolean has(Column column) {
        return columns.containsKey(column);
    }

    /** The text of a field; empty where there is no such column. */
    String field(Line line, Column column) {
        Integer index = columns.get(column);
        return index == null ? "" : line.field(index);
    }

    /** What the column is called in the file; its place where no name tells it from others. */
    Optional<String> name(Column column) {
        return Optional.ofNullable(columns.get(column))
                .map(index -> isNamed(index) ? header.get(index) : "#" + (index + 1));
    }

    private boolean isNamed(int index) {
        String name = header.get(index);
        return headerLine > 0
                && !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && header.stream().map(Layout::name).toList().indexOf(Layout.name(name)) == index;
    }

    /** Whether it tells what accounts hold, and no transactions. */
    boolean isOfPositions() {
        return has(Column.VALUE) && has(Column.SYMBOL) && !has(Column.DATE);
    }

    ColumnMapping told(ColumnMapping by) {
        var names = new EnumMap<Column, String>(Column.class);
        columns.keySet().forEach(it -> name(it).ifPresent(name -> names.put(it, name)));
        return new ColumnMapping(
                Optional.of(preset),
                Optional.of(delimiter),
                Optional.of(encoding),
                Optional.of(headerLine),
                by.dateOrder(),
                by.decimalMark(),
                by.sign(),
                names,
                by.account());
    }
}
