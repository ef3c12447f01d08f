package com.dashtam.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRatesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 27);

    private @TempDir Path folder;

    @Test
    void hasALineForEachWorkingDayAndNoneForWeekends() throws IOException {
        List<String> lines = Files.readAllLines(SampleRates.write(folder, FRIDAY));

        assertThat(lines.getFirst()).startsWith("Date,USD,");
        assertThat(lines).anyMatch(line -> line.startsWith(FRIDAY + ","));
        assertThat(lines).anyMatch(line -> line.startsWith(FRIDAY.plusDays(3) + ","));
        assertThat(lines)
                .noneMatch(line -> line.startsWith(FRIDAY.plusDays(1).toString()))
                .noneMatch(line -> line.startsWith(FRIDAY.plusDays(2).toString()));
    }

    @Test
    void replacesTheFileOfAnEarlierStart() throws IOException {
        Path first = SampleRates.write(folder, FRIDAY.minusYears(5));
        Path second = SampleRates.write(folder, FRIDAY);

        assertThat(second).isEqualTo(first);
        assertThat(Files.readString(second)).contains(FRIDAY.toString());
        assertThat(folder).isDirectoryContaining(second::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
