package com.dashtam.sync.infrastructure.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.rate.Rate;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.MovingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateFileTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 27);
    private static final Currency JPY = new Currency("JPY");
    private static final String FILE =
            """
            Date,USD,JPY,CYP,
            2026-02-27,1.0921,157.82,N/A,
            2026-02-26,1.0800,156.00,,
            """;

    private final MovingClock clock = new MovingClock();
    private @TempDir Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("rates.csv"), content);
    }

    private RateFile read(String content) throws IOException {
        return new RateFile(file(content), "ecb", clock);
    }

    private static Optional<String> value(RateFile rates, Currency to, LocalDate day) {
        return rates.find(Any.EUR, to, day).map(Rate::value).map(Object::toString);
    }

    @Test
    void readsTheHistoryOfTheEuropeanCentralBank() throws IOException {
        RateFile rates = read(FILE);

        assertThat(value(rates, Any.USD, FRIDAY)).contains("1.0921");
        assertThat(value(rates, JPY, FRIDAY.minusDays(1))).contains("156");
        assertThat(value(rates, JPY, FRIDAY.plusDays(2))).contains("157.82");
        assertThat(rates.find(Any.EUR, Any.USD, FRIDAY).orElseThrow().source()).isEqualTo("ecb");
        assertThat(value(rates, new Currency("CYP"), FRIDAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-27,1.1",
                "2026-02-27,1.1,2,3,4",
                "27.02.2026,1.1,2,3",
                "2026-02-27,-1.1,2,3",
                "2026-02-27,0.000,2,3",
                "2026-02-27,1e5,2,3",
                "2026-02-27,'1,1',2,3",
                "2026-02-27,1.1,dollars,3",
                "2026-02-26,1.1,2,3"
            })
    void refusesALineThatIsNoneAndKeepsTheOthers(String line) throws IOException {
        Path file =
                file("Date,USD,JPY,CYP\n2026-02-26,1.08,156,0.5\n" + line + "\n2026-02-20,1,2,3\n");

        EcbHistory history = EcbHistory.read(file, Files.size(file));
        assertThat(history.refusedLines()).isEqualTo(1);
        assertThat(history.firstRefused()).isEqualTo(3);
        assertThat(history.days()).hasSize(2);
        assertThat(value(new RateFile(file, "ecb", clock), Any.USD, FRIDAY)).contains("1.08");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Date\n", "Day,USD\n", "Date,USD,USD\n", "Date,Dollar\n", "<html>\n"})
    void knowsNothingFromAFileWithoutTheHeader(String header) throws IOException {
        assertThat(value(read(header + "2026-02-27,1.1\n"), Any.USD, FRIDAY)).isEmpty();
    }

    @Test
    void readsAFileAgainThatHasChanged() throws IOException {
        RateFile rates = read(FILE);
        file(FILE.replace("1.0921", "1.50"));
        assertThat(value(rates, Any.USD, FRIDAY)).contains("1.0921");

        clock.advance(RateFile.CHECK_EVERY);

        assertThat(value(rates, Any.USD, FRIDAY)).contains("1.5");
    }

    @Test
    void keepsWhatItReadWhileTheFileIsAwayOrBroken() throws IOException {
        RateFile rates = read(FILE);
        Files.delete(folder.resolve("rates.csv"));
        clock.advance(RateFile.CHECK_EVERY);
        assertThat(value(rates, Any.USD, FRIDAY)).contains("1.0921");

        file("<html>being replaced</html>");
        clock.advance(RateFile.CHECK_EVERY);
        assertThat(value(rates, Any.USD, FRIDAY)).contains("1.0921");
    }

    @Test
    void readsAFileThatComesLater() throws IOException {
        var rates = new RateFile(folder.resolve("rates.csv"), "ecb", clock);
        assertThat(value(rates, Any.USD, FRIDAY)).isEmpty();

        file(FILE);
        clock.advance(RateFile.CHECK_EVERY);

        assertThat(value(rates, Any.USD, FRIDAY)).contains("1.0921");
    }
}
