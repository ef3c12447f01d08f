package com.dashtam.sync.infrastructure.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The history of reference rates as the European Central Bank publishes it in CSV: a header of
 * {@code Date} and codes of currencies, then a line a day with what one euro is in each, {@code
 * N/A} or nothing where it is not quoted. Every line may end with a comma.
 *
 * @param refusedLines how many lines are no such line; nothing of them counts
 * @param firstRefused the first of them, the header being line 1; 0 if there is none
 */
record EcbHistory(
        NavigableMap<LocalDate, Map<Currency, BigDecimal>> days,
        int refusedLines,
        int firstRefused) {

    /** Ten times what there is since 1999. */
    static final long MAX_BYTES = 32L << 20;

    private static final String DATE = "Date";
    private static final String NOT_QUOTED = "N/A";
    private static final Pattern QUOTE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read, is too large, or has no such header
     */
    static EcbHistory read(Path file, long size) throws IOException {
        if (size > MAX_BYTES) {
            throw new IOException("larger than " + MAX_BYTES + " bytes");
        }
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            return read(lines);
        }
    }

    private static EcbHistory read(BufferedReader lines) throws IOException {
        List<Currency> columns = columns(Optional.ofNullable(lines.readLine()).orElse(""));
        var days = new TreeMap<LocalDate, Map<Currency, BigDecimal>>();
        int refused = 0;
        int first = 0;
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !take(line, columns, days)) {
                refused++;
                first = first == 0 ? number : first;
            }
        }
        return new EcbHistory(days, refused, first);
    }

    private static List<Currency> columns(String header) throws IOException {
        List<String> cells = cells(header);
        if (!cells.getFirst().equals(DATE) || cells.size() < 2) {
            throw new IOException("the first line is no header of rates");
        }
        var columns = new ArrayList<Currency>();
        for (String cell : cells.subList(1, cells.size())) {
            switch (Currency.parse(cell)) {
                case Result.Ok<Currency, String>(var currency) when !columns.contains(currency) ->
                        columns.add(currency);
                case Result.Ok<Currency, String> _ ->
                        throw new IOException("the header names a currency twice");
                case Result.Err<Currency, String> _ ->
                        throw new IOException("the header names what is no currency");
            }
        }
        return columns;
    }

    private static boolean take(
            String line,
            List<Currency> columns,
            NavigableMap<LocalDate, Map<Currency, BigDecimal>> days) {
        List<String> cells = cells(line);
        Optional<LocalDate> day = date(cells.getFirst());
        if (cells.size() != columns.size() + 1 || day.isEmpty() || days.containsKey(day.get())) {
            return false;
        }
        var quotes = new HashMap<Currency, BigDecimal>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i + 1);
            if (cell.isEmpty() || cell.equals(NOT_QUOTED)) {
                continue;
            }
            if (!QUOTE.matcher(cell).matches() || new BigDecimal(cell).signum() == 0) {
                return false;
            }
            quotes.put(columns.get(i), new BigDecimal(cell));
        }
        days.put(day.get(), Map.copyOf(quotes));
        return true;
    }

    /** Without the empty one that a comma at the end makes. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        if (cells.size() > 1 && line.stripTrailing().endsWith(",")) {
            cells.removeLast();
        }
        return cells;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
