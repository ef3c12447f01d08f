package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.Delimiter;
import com.dashtam.kernel.feed.ColumnMapping.Encoding;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.provider.infrastructure.text.EncodedText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the table in a file: its encoding, its delimiter, the names of its columns. */
final class TableFinder {

    /** Records among which the names of the columns are looked for. */
    private static final int LOOKED_AT = 100;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final byte[] file;
    private final ColumnMapping told;

    TableFinder(byte[] file, ColumnMapping told) {
        this.file = file;
        this.told = told;
    }

    /**
     * Finds the table; one whose columns are unknown has none.
     *
     * @throws UnreadableTableException when there is nothing like a table
     */
    Table find() {
        EncodedText text = text();
        Encoding encoding = encodingOf(text.charset());
        List<Candidate> candidates =
                told.delimiter()
                        .map(Stream::of)
                        .orElseGet(() -> Stream.of(Delimiter.values()))
                        .map(it -> Candidate.of(it, Lines.first(text, it, LOOKED_AT), told))
                        .flatMap(Optional::stream)
                        .toList();
        Candidate best =
                candidates.stream()
                        .max(
                                Comparator.comparingInt((Candidate it) -> it.columns().size())
                                        .thenComparingInt(Candidate::width))
                        .filter(it -> it.header().stream().noneMatch(TableFinder::isBinary))
                        .orElseThrow(() -> new UnreadableTableException("not a table"));
        return new Table(
                text,
                encoding,
                best.delimiter(),
                best.headerLine(),
                best.header(),
                best.preset(),
                best.columns());
    }

    private static boolean isBinary(String text) {
        return text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c) || c == 0xFFFD);
    }

    private EncodedText text() {
        Optional<EncodedText> marked = EncodedText.marked(file);
        if (marked.isPresent()) {
            return marked.get();
        }
        Charset charset =
                told.encoding()
                        .map(TableFinder::charset)
                        .or(() -> EncodedText.unmarkedUtf16(file))
                        .orElseGet(() ->
                                EncodedText.isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1252);
        return new EncodedText(file, charset, 0);
    }

    private static Charset charset(Encoding encoding) {
        return switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            case WINDOWS_1252 -> WINDOWS_1252;
        };
    }

    private static Encoding encodingOf(Charset charset) {
        return Stream.of(Encoding.values())
                .filter(it -> charset(it).equals(charset))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The table as it is with one delimiter.
     *
     * @param width how many fields its records have
     */
    private record Candidate(
            Delimiter delimiter,
            int headerLine,
            List<String> header,
            Preset preset,
            Map<Column, Integer> columns,
            int width) {

        static Optional<Candidate> of(Delimiter delimiter, List<Line> first, ColumnMapping told) {
            return first.stream()
                    .map(line -> named(delimiter, line, told))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> unnamed(delimiter, first, told));
        }

        private static Optional<Candidate> named(
                Delimiter delimiter, Line line, ColumnMapping told) {
            if (told.headerRow().filter(row -> row != line.number()).isPresent()) {
                return Optional.empty();
            }
            List<String> header = IntStream.range(0, line.size()).mapToObj(line::field).toList();
            Optional<Layout> layout = told.preset().map(Layout::of).or(() -> Layout.of(header));
            Map<Column, Integer> columns =
                    told.columns().isEmpty()
                            ? layout.map(it -> it.columns(header)).orElse(Map.of())
                            : toldIn(header, told.columns());
            boolean found =
                    told.columns().isEmpty()
                            ? Layout.isWhole(columns.keySet())
                            : columns.size() == told.columns().size() && !allByPlace(told);
            return Optional.of(
                            new Candidate(
                                    delimiter,
                                    line.number(),
                                    header,
                                    told.preset()
                                            .or(() -> layout.map(Layout::preset))
                                            .orElse(Preset.GENERIC),
                                    columns,
                                    line.filled()))
                    .filter(_ -> found || told.headerRow().isPresent());
        }

        /** Without names: the first of those records that are the widest. */
        private static Optional<Candidate> unnamed(
                Delimiter delimiter, List<Line> first, ColumnMapping told) {
            int width = first.stream().mapToInt(Line::filled).max().orElse(0);
            return first.stream()
                    .filter(line -> line.filled() == width && width > 1)
                    .findFirst()
                    .map(line -> {
                        List<String> header =
                                IntStream.range(0, line.size()).mapToObj(line::field).toList();
                        boolean nameless =
                                told.headerRow().filter(row -> row == 0).isPresent()
                                        || allByPlace(told);
                        return new Candidate(
                                delimiter,
                                nameless ? 0 : line.number(),
                                header,
                                told.preset().orElse(Preset.GENERIC),
                                nameless ? toldIn(header, told.columns()) : Map.of(),
                                width);
                    });
        }

        private static boolean allByPlace(ColumnMapping told) {
            return !told.columns().isEmpty()
                    && told.headerRow().filter(row -> row > 0).isEmpty()
                    && told.columns().values().stream().allMatch(it -> it.startsWith("#"));
        }

        /** By name, or by place with {@code #}. */
        private static Map<Column, Integer> toldIn(List<String> header, Map<Column, String> names) {
            List<String> there = header.stream().map(Layout::name).toList();
            var columns = new EnumMap<Column, Integer>(Column.class);
            names.forEach((column, name) -> {
                int byName = there.indexOf(Layout.name(name));
                int index = byName < 0 ? place(name) : byName;
                if (index >= 0 && index < Math.max(header.size(), 1)) {
                    columns.put(column, index);
                }
            });
            return columns;
        }

        private static int place(String name) {
            return name.matches("#[1-9]\\d{0,2}") ? Integer.parseInt(name.substring(1)) - 1 : -1;
        }
    }
}
