package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLedgerTest {

    private static final ProcessHandle THIS = ProcessHandle.current();

    @TempDir private Path folder;
    private Path file;
    private ProcessLedger ledger;

    @BeforeEach
    void open() {
        file = folder.resolve("processes");
        ledger = new ProcessLedger(file);
    }

    @Test
    void findsAProcessThatStillRunsFromAnotherRun() {
        ledger.add("this JVM", THIS);

        assertThat(new ProcessLedger(file).running())
                .containsExactly(new ProcessLedger.Running("this JVM", THIS));
    }

    @Test
    void forgetsAProcessThatHasEnded() {
        ledger.add("this JVM", THIS);
        ledger.remove(THIS.pid());

        assertThat(ledger.running()).isEmpty();
    }

    @Test
    void leavesAProcessAloneThatMerelyHasTheSameNumber() throws IOException {
        Instant earlier = Instant.now().minusSeconds(86_400);
        Files.writeString(file, THIS.pid() + " " + earlier.toEpochMilli() + " kafka\n");

        assertThat(ledger.running()).isEmpty();
    }

    @Test
    void passesOverDamagedLines() throws IOException {
        ledger.add("this JVM", THIS);
        List<String> good = Files.readAllLines(file);
        Files.write(file, List.of("", "x y z", "1", good.getFirst(), THIS.pid() + " soon kafka"));

        assertThat(ledger.running()).hasSize(1);
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(ledger.running()).isEmpty();
    }
}
