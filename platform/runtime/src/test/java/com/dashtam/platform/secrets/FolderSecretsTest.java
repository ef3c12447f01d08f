package com.dashtam.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSecretsTest {

    private static final String NAME = "DASHTAM_DB_PASSWORD";

    @TempDir private Path folder;

    @Test
    void givesWhatIsInTheFileOfItsName() throws IOException {
        write("a password");

        assertThat(secrets().require(NAME).reveal()).isEqualTo("a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a password\n", "a password\r\n"})
    void takesTheEndOfTheLineAway(String content) throws IOException {
        write(content);

        assertThat(secrets().require(NAME).reveal()).isEqualTo("a password");
    }

    @Test
    void keepsAllOtherBlanks() throws IOException {
        write(" two \n words\n\n");

        assertThat(secrets().require(NAME).reveal()).isEqualTo(" two \n words\n");
    }

    @Test
    void seesWhenAFileChanges() throws IOException {
        write("one");
        var secrets = secrets();
        assertThat(secrets.require(NAME).reveal()).isEqualTo("one");
        write("two");

        assertThat(secrets.require(NAME).reveal()).isEqualTo("two");
    }

    @Test
    void namesASecretThatIsMissing() throws IOException {
        assertThat(secrets().find(NAME)).isEmpty();
        write(" \n");

        assertThat(secrets().find(NAME)).isEmpty();
        assertThatThrownBy(() -> secrets().require(NAME)).hasMessageContaining(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DASHTAM_PORT",
                "../DASHTAM_DB_PASSWORD",
                "DASHTAM_X/../DASHTAM_DB_PASSWORD",
                "dashtam_db_password",
                "DASHTAM_MONKEY"
            })
    void looksForSecretsAlone(String name) throws IOException {
        write("a password");

        assertThat(secrets().find(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, true", "r--r--r--, true", "rw-r-----, false", "r--------, false"})
    void refusesWhatEverybodyMayRead(String permissions, boolean open) throws IOException {
        var file = write("a password");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        var guarded = new FolderSecrets(folder, true);

        if (open) {
            assertThatThrownBy(() -> guarded.find(NAME))
                    .hasMessageContaining(NAME)
                    .hasMessageNotContaining("a password");
        } else {
            assertThat(guarded.find(NAME)).isPresent();
        }
        assertThat(secrets().find(NAME)).isPresent();
    }

    @Test
    void refusesWhatIsNoTextOrTooLarge() throws IOException {
        Files.write(folder.resolve(NAME), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> secrets().find(NAME)).hasMessageContaining(NAME);

        Files.write(folder.resolve(NAME), "x".repeat(70_000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> secrets().find(NAME)).hasMessageContaining("too large");

        Files.delete(folder.resolve(NAME));
        Files.createDirectory(folder.resolve(NAME));
        assertThatThrownBy(() -> secrets().find(NAME)).hasMessageContaining(NAME);
    }

    @Test
    void needsAFolder() {
        for (Path none : new Path[] {folder.resolve("none"), Path.of("relative"), Path.of("")}) {
            assertThatThrownBy(() -> new FolderSecrets(none, false))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve(NAME), content);
    }

    private Secrets secrets() {
        return new FolderSecrets(folder, false);
    }
}
