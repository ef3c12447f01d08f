package com.dashtam.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentSecretsTest {

    private final Map<String, String> variables = new HashMap<>();
    private final Secrets secrets = new EnvironmentSecrets(variables::get);

    @Test
    void readsAVariable() {
        variables.put("DASHTAM_A", "value");

        assertThat(secrets.require("DASHTAM_A").reveal()).isEqualTo("value");
    }

    @Test
    void readsTheFileThatAVariableNames(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a"), "from a file\n");
        variables.put("DASHTAM_A_FILE", file.toString());

        assertThat(secrets.require("DASHTAM_A").reveal()).isEqualTo("from a file");
    }

    @Test
    void hasNoSecretThatIsNotSetOrBlank() {
        variables.put("DASHTAM_BLANK", " ");

        assertThat(secrets.find("DASHTAM_BLANK")).isEmpty();
        assertThatThrownBy(() -> secrets.require("DASHTAM_A")).hasMessageContaining("DASHTAM_A");
    }

    @Test
    void refusesToChooseBetweenTwo(@TempDir Path folder) throws IOException {
        variables.put("DASHTAM_A", "value");
        variables.put("DASHTAM_A_FILE", Files.writeString(folder.resolve("a"), "b").toString());

        assertThatThrownBy(() -> secrets.find("DASHTAM_A")).hasMessageContaining("DASHTAM_A_FILE");
    }

    @Test
    void namesTheSecretWhoseFileCannotBeRead(@TempDir Path folder) throws IOException {
        variables.put("DASHTAM_A_FILE", folder.resolve("absent").toString());
        assertThatThrownBy(() -> secrets.find("DASHTAM_A")).hasMessageContaining("DASHTAM_A");

        var large = Files.writeString(folder.resolve("large"), "x".repeat(100_000));
        variables.put("DASHTAM_A_FILE", large.toString());
        assertThatThrownBy(() -> secrets.find("DASHTAM_A")).hasMessageContaining("too large");
    }
}
