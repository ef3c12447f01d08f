package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    private static final String RESOURCE = "com/dashtam/local/server/parent-guard.sh";

    @TempDir private Path folder;

    @Test
    void leavesNothingBehindWhenItFails() {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> Unpacked.archive("absent.txz", folder.resolve("server")))
                .havingRootCause()
                .withMessageContaining("absent.txz");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsNoArchiveAndLeavesNothingBehind() {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> Unpacked.archive(RESOURCE, folder.resolve("server")));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesACompleteFolderAsItIs() throws IOException {
        Path server = Files.createDirectory(folder.resolve("server"));
        Path program = Files.writeString(server.resolve("mark"), "kept");

        assertThat(Unpacked.archive("absent.txz", server)).isEqualTo(server);
        assertThat(program).hasContent("kept");
    }
}
