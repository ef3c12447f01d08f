package com.dashtam.sync.application.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.application.imports.ImportPace.Mark;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportPaceTest {

    @Test
    void tellsEveryHundredRecordsOfALongFile() {
        var marks = marks(4_000, 4_000);

        assertThat(marks).hasSize(39);
        assertThat(marks.getFirst()).isEqualTo(new Mark(2, 100, 4_000));
        assertThat(marks.getLast()).isEqualTo(new Mark(97, 3_900, 4_000));
    }

    @Test
    void tellsEveryFivePointsOfAShortFile() {
        assertThat(marks(40, 40))
                .hasSize(19)
                .startsWith(new Mark(5, 2, 40), new Mark(10, 4, 40))
                .endsWith(new Mark(95, 38, 40));
    }

    @Test
    void neverTellsOfTheLastRecord() {
        assertThat(marks(1, 1)).isEmpty();
        assertThat(marks(2, 2)).containsExactly(new Mark(50, 1, 2));
        assertThat(marks(100, 100)).extracting(Mark::records).doesNotContain(100);
    }

    @Test
    void tellsNothingWithoutKnowingHowManyThereAre() {
        assertThat(marks(0, 500)).isEmpty();
    }

    @Test
    void tellsNothingBeyondTheNumberThatWasAnnounced() {
        assertThat(marks(10, 200)).extracting(Mark::percent).allMatch(percent -> percent < 100);
    }

    private static List<Mark> marks(int announced, int records) {
        var pace = new ImportPace();
        pace.expects(announced);
        return IntStream.range(0, records)
                .mapToObj(i -> pace.next())
                .flatMap(Optional::stream)
                .toList();
    }
}
