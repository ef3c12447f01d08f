package com.dashtam.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.bench.chaos.ChaosResult.Outage;
import com.dashtam.bench.reconcile.Difference;
import com.dashtam.bench.reconcile.Domain;
import com.dashtam.bench.reconcile.Evidence;
import com.dashtam.bench.reconcile.Reconciliation;
import com.dashtam.bench.reconcile.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityPageTest {

    private final ReliabilityPage page =
            new ReliabilityPage(
                    InstantSource.fixed(Instant.parse("2026-11-21T12:00:59Z")),
                    new Commit("0123456789ab"));

    @Test
    void writesTheResultBelowTheTextThatStays(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("page.md");
        Files.writeString(file, "# Text\n\n" + ReliabilityPage.MARK + "\n\nan older result\n");

        page.write(file, result(List.of()));

        assertThat(file)
                .content()
                .startsWith("# Text\n\n" + ReliabilityPage.MARK + "\n")
                .doesNotContain("an older result")
                .contains("| Commit | 0123456789ab |")
                .contains("| Seed | 42 |")
                .contains("meanwhile | 60 s, 7 |")
                .contains("| When | 2026-11-21T12:00:00Z |")
                .contains("| redis | 1 | 1.5 s | 1.5 s |")
                .contains("| Differences | **0** |");
    }

    @Test
    void showsWhatDiffers() {
        assertThat(page.render(result(List.of(new Difference("a rule", "is broken")))))
                .contains("| Differences | **1** |")
                .contains("[a rule] is broken");
    }

    @Test
    void leavesAPageAloneThatHasNoPlaceForIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("page.md");
        Files.writeString(file, "# Text");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> page.write(file, result(List.of())));
        assertThat(file).content().isEqualTo("# Text");
    }

    private static ChaosResult result(List<Difference> differences) {
        var trail = new Trail(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        var domain =
                new Domain(
                        List.of(), List.of(), Set.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), List.of());
        return new ChaosResult(
                new ChaosOptions(1, 42, Duration.ofSeconds(60)),
                7,
                Kills.VICTIMS.stream()
                        .map(victim -> new Outage(victim, Duration.ofMillis(1_500)))
                        .toList(),
                new Tally.Counts(10, 1, 2, 3),
                new Reconciliation(new Evidence(List.of(), trail, domain), differences),
                Duration.ofSeconds(60));
    }
}
