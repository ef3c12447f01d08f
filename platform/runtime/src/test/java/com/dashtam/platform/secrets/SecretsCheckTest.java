package com.dashtam.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsCheckTest {

    private static final List<String> REQUIRED = List.of("DASHTAM_CLIENT_SECRET");

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void startsOnSecretsOfItsOwn() {
        variables.put("DASHTAM_CLIENT_SECRET", "drawn-at-random");

        assertThatCode(() -> check("production")).doesNotThrowAnyException();
    }

    @Test
    void refusesASecretThatIsMissing() {
        assertThatThrownBy(() -> check("production"))
                .hasMessageContaining("DASHTAM_CLIENT_SECRET is not set");
    }

    @Test
    void refusesALocalDefaultWithoutTellingIt() {
        variables.put("DASHTAM_CLIENT_SECRET", "local-client-secret");

        assertThatThrownBy(() -> check("staging"))
                .hasMessageContaining("DASHTAM_CLIENT_SECRET still has its local default")
                .hasMessageNotContaining("local-client-secret");
    }

    @Test
    void refusesALocalDefaultAlsoWhereNobodyAskedForTheVariable() {
        byte[] key = "local-key-of-32-bytes-0123456789".getBytes(StandardCharsets.UTF_8);
        variables.put("DASHTAM_CLIENT_SECRET", "drawn-at-random");
        variables.put("DASHTAM_DB_PASSWORD", "local-app");
        variables.put("DASHTAM_KEY_HMAC", Base64.getEncoder().encodeToString(key));

        assertThat(key).hasSize(32);
        assertThatThrownBy(() -> check("production"))
                .hasMessageContaining("DASHTAM_DB_PASSWORD")
                .hasMessageContaining("DASHTAM_KEY_HMAC");
    }

    @Test
    void acceptsAnythingInTheEmbeddedRun() {
        variables.put("DASHTAM_DB_PASSWORD", "local-app");

        assertThatCode(() -> check("local")).doesNotThrowAnyException();
    }

    private void check(String environment) {
        new SecretsCheck(new EnvironmentSecrets(variables::get))
                .check(environment, REQUIRED, variables.keySet());
    }
}
