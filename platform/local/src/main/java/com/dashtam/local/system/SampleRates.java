package com.dashtam.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Made-up exchange rates for the embedded run, the same on each working day, in the layout of the
 * European Central Bank. Answers name their source, so that nobody takes them for true ones.
 */
final class SampleRates {

    static final String SOURCE = "sandbox-sample";

    private static final String NAME = "sample-rates.csv";
    private static final String HEADER = "Date,USD,GBP,CHF,JPY,";
    private static final String QUOTES = "1.10,0.85,0.95,160,";
    private static final int DAYS_AROUND = 800;

    private SampleRates() {}

    /** The file, written anew: for years back, and ahead for a system that runs on. */
    static Path write(Path folder, LocalDate today) {
        String lines =
                Stream.concat(Stream.of(HEADER), days(today).map(day -> day + "," + QUOTES))
                        .collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(folder);
            Path written = Files.writeString(folder.resolve(NAME + ".new"), lines);
            return Files.move(
                    written,
                    folder.resolve(NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<LocalDate> days(LocalDate today) {
        return today.minusDays(DAYS_AROUND)
                .datesUntil(today.plusDays(DAYS_AROUND))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }
}
