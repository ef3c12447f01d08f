package com.dashtam.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final Path REPOSITORY = Path.of("/work space/dashtam");

    @Test
    void liesInTheRepositoryOfAnOrdinaryUser() {
        assertThat(Home.of(Map.of(), REPOSITORY, false).folder())
                .isEqualTo(Path.of("/work space/dashtam/.dashtam"));
    }

    @Test
    void liesWhereEverybodyMayEnterForRootAndApartForEachRepository() {
        Path folder = Home.of(Map.of(), REPOSITORY, true).folder();

        assertThat(folder.toString()).matches("/var/tmp/dashtam-root-[0-9a-f]{8}");
        assertThat(Home.of(Map.of(), Path.of("/other"), true).folder()).isNotEqualTo(folder);
        assertThat(Home.of(Map.of(), REPOSITORY, true).folder()).isEqualTo(folder);
    }

    @Test
    void liesWhereTheEnvironmentSays() {
        assertThat(Home.of(Map.of("DASHTAM_HOME", "/data/../here"), REPOSITORY, true).folder())
                .isEqualTo(Path.of("/here"));
    }

    @Test
    void takesABlankVariableForNone() {
        assertThat(Home.of(Map.of("DASHTAM_HOME", " "), REPOSITORY, false).folder())
                .isEqualTo(Path.of("/work space/dashtam/.dashtam"));
    }

    @Test
    void deletesItsOwnThingsAndNothingElse(@TempDir Path folder) throws IOException {
        Home home = new Home(folder.resolve("home"));
        home.create();
        Files.writeString(home.secrets(), "a=b");
        Files.createDirectories(home.log("kafka").getParent());
        Files.writeString(home.log("kafka"), "text");
        home.processes().add("self", ProcessHandle.current());
        Files.writeString(home.folder().resolve("processes.new"), "half a li");
        Path alien = Files.writeString(home.folder().resolve("thesis.txt"), "dear");

        home.delete();

        assertThat(home.folder()).isDirectoryContaining("glob:**thesis.txt");
        assertThat(home.secrets()).doesNotExist();
        Files.delete(alien);
        home.delete();
        assertThat(home.folder()).doesNotExist();
    }

    @Test
    void deletesAFolderBehindALinkNeverButTheLinkItself(@TempDir Path folder) throws IOException {
        Home home = new Home(folder.resolve("home"));
        home.create();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path kept = Files.writeString(elsewhere.resolve("kept"), "dear");
        Files.createSymbolicLink(home.folder().resolve("logs"), elsewhere);

        home.delete();

        assertThat(kept).exists();
        assertThat(home.folder()).doesNotExist();
    }

    @Test
    void isLockedAsLongAsALockIsHeld(@TempDir Path folder) throws IOException {
        Home home = new Home(folder);
        assertThat(home.isLocked()).isFalse();

        var lock = home.lock().orElseThrow();

        assertThat(home.lock()).isEmpty();
        assertThat(home.isLocked()).isTrue();
        lock.release();
        assertThat(home.isLocked()).isFalse();
    }
}
