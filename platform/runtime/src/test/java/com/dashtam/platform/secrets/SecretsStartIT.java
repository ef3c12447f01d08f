package com.dashtam.platform.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.sample.SampleService;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Test
    void readsAllSecretsFromAFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("DASHTAM_DB_PASSWORD"), "from a folder\n");

        try (var service =
                SampleService.start(
                        Nothing.class,
                        "DASHTAM_SECRETS=file:" + folder,
                        "a.password=${DASHTAM_DB_PASSWORD}",
                        "another.password=${DASHTAM_CLIENT_SECRET:none}")) {
            var environment = service.bean(Environment.class);
            assertThat(environment.getProperty("a.password")).isEqualTo("from a folder");
            assertThat(environment.getProperty("another.password")).isEqualTo("none");
            var secrets = service.bean(Secrets.class);
            Files.writeString(folder.resolve("DASHTAM_DB_PASSWORD"), "another");
            assertThat(secrets.require("DASHTAM_DB_PASSWORD").reveal()).isEqualTo("another");
        }
    }

    @Test
    void doesNotStartOnADefaultFromAFolder(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("DASHTAM_CLIENT_SECRET"), "local-secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() ->
                        SampleService.start(
                                Nothing.class,
                                "DASHTAM_ENVIRONMENT=production",
                                "DASHTAM_SECRETS=file:" + folder,
                                "dashtam.secrets.required=DASHTAM_CLIENT_SECRET"))
                .hasMessageContaining("DASHTAM_CLIENT_SECRET still has its local default")
                .hasMessageNotContaining("local-secret");
    }

    @Test
    void doesNotStartOnAFileThatEverybodyMayRead(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("DASHTAM_CLIENT_SECRET"), "drawn-at-random");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() ->
                        SampleService.start(
                                Nothing.class,
                                "DASHTAM_ENVIRONMENT=production",
                                "DASHTAM_SECRETS=file:" + folder,
                                "dashtam.secrets.required=DASHTAM_CLIENT_SECRET"))
                .hasMessageContaining("everybody may read the file")
                .hasMessageContaining("DASHTAM_CLIENT_SECRET")
                .hasMessageNotContaining("drawn-at-random");
    }

    @Test
    void doesNotStartWithSecretsInTwoPlaces(@TempDir Path folder) {
        assertThatThrownBy(() ->
                        SampleService.start(
                                Nothing.class,
                                "DASHTAM_SECRETS=file:" + folder,
                                "DASHTAM_CLIENT_SECRET=here-too"))
                .hasMessageContaining("the environment has some too: DASHTAM_CLIENT_SECRET")
                .hasMessageNotContaining("here-too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault:secret", "file:/nowhere/at/all", "file:relative", "file:"})
    void doesNotStartWithoutASourceThatIsThere(String source) {
        assertThatThrownBy(() -> SampleService.start(Nothing.class, "DASHTAM_SECRETS=" + source))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsAllSecretsFromAws() throws IOException {
        var manager =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        manager.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] answer = "{\"SecretString\":\"from afar\"}".getBytes(UTF_8);
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        manager.start();
        try (var service =
                SampleService.start(
                        Nothing.class,
                        "DASHTAM_SECRETS=aws:dashtam/",
                        "DASHTAM_SECRETS_AWS_ENDPOINT=http://127.0.0.1:"
                                + manager.getAddress().getPort(),
                        "a.password=${DASHTAM_DB_PASSWORD}")) {
            assertThat(service.bean(Environment.class).getProperty("a.password"))
                    .isEqualTo("from afar");
        } finally {
            manager.stop(0);
        }
    }

    @Test
    void doesNotStartWhenAwsDoesNotAnswer() {
        assertThatThrownBy(() ->
                        SampleService.start(
                                Nothing.class,
                                "DASHTAM_ENVIRONMENT=production",
                                "DASHTAM_SECRETS=aws:dashtam/",
                                "DASHTAM_SECRETS_AWS_ENDPOINT=http://127.0.0.1:1",
                                "dashtam.secrets.required=DASHTAM_KEY_HMAC"))
                .hasMessageContaining("the secret DASHTAM_KEY_HMAC cannot be had")
                .hasMessageContaining("does not answer");
    }

    /** Where the AWS SDK looks; it is this JVM's alone. */
    @BeforeAll
    static void beSomebody() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "a-secret-access-key");
    }

    @AfterAll
    static void beNobody() {
        System.clearProperty("aws.region");
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
