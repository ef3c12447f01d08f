package com.dashtam.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir Path tasks;

    @Test
    void addsUpTheThreadsWhoseNamesBeginSo() throws IOException {
        thread("11", "password-0", "7000 15 3");
        thread("12", "password-1", "500 0 1");
        thread("13", "main", "90000 1 1");

        assertThat(Processes.threadCpuNanos(tasks, "password-")).isEqualTo(7_500);
    }

    @Test
    void passesThreadsByThatHaveJustEnded() throws IOException {
        thread("11", "password-0", "7000 15 3");
        Files.createDirectory(tasks.resolve("12"));

        assertThat(Processes.threadCpuNanos(tasks, "password-")).isEqualTo(7_000);
    }

    @Test
    void knowsNoProcessByANameThatNoneHas() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Processes.pid("no-such-service"))
                .withMessageContaining("no-such-service");
    }

    private void thread(String id, String name, String schedule) throws IOException {
        Path folder = Files.createDirectory(tasks.resolve(id));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(folder.resolve("schedstat"), schedule + "\n");
    }
}
