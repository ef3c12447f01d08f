package com.dashtam.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.sample.SampleService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

class SecretsStartIT {

    @Test
    void putsSecretsFromFilesIntoPlaceholders(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "from a file\n");

        try (var service =
                SampleService.start(
                        Nothing.class,
                        "DASHTAM_DB_PASSWORD_FILE=" + file,
                        "a.password=${DASHTAM_DB_PASSWORD}")) {
            assertThat(service.bean(Environment.class).getProperty("a.password"))
                    .isEqualTo("from a file");
            assertThat(service.bean(Secrets.class).require("DASHTAM_DB_PASSWORD").reveal())
                    .isEqualTo("from a file");
        }
    }

    @Test
    void doesNotStartInProductionOnALocalDefault() {
        assertThatThrownBy(() ->
                        SampleService.start(
                                Nothing.class,
                                "DASHTAM_ENVIRONMENT=production",
                                "DASHTAM_CLIENT_SECRET=local-secret"))
                .hasMessageContaining("DASHTAM_CLIENT_SECRET")
                .hasMessageNotContaining("local-secret");
    }

    @Test
    void doesNotStartInProductionWithoutARequiredSecret() {
        assertThatThrownBy(() ->
                        SampleService.start(
                                Nothing.class,
                                "DASHTAM_ENVIRONMENT=production",
                                "dashtam.secrets.required=DASHTAM_KEY_SIGNING"))
                .hasMessageContaining("DASHTAM_KEY_SIGNING is not set");
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
