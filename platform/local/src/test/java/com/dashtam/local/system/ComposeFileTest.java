package com.dashtam.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.local.server.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docker-compose.yml describes the system that the embedded run is. */
class ComposeFileTest {

    @TempDir private Path folder;
    private String compose;
    private String pom;
    private Secrets secrets;

    @BeforeEach
    void read() throws IOException {
        compose = Files.readString(ComposeFile.PATH);
        pom = Files.readString(Installation.root().resolve("pom.xml"));
        secrets = Secrets.in(folder.resolve("secrets.properties"));
    }

    @Test
    void isInStepWithTheEmbeddedRun() {
        assertThat(faults(compose, pom)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DASHTAM_KEY_SIGNING: | DASHTAM_KEY_SIGNED: | DASHTAM_KEY_SIGNING is not as in",
                "DASHTAM_KEY_SIGNING: | DASHTAM_KEY_SIGNED: | DASHTAM_KEY_SIGNED is not as in",
                "DB_USER: sync_app | DB_USER: sync_owner | sync-service: DASHTAM_DB_USER",
                "${DASHTAM_SYNC_DB_PASSWORD:?} | ${DASHTAM_AUDIT_DB_PASSWORD:?} | sync-service",
                "${DASHTAM_KEY_HMAC:?} | ${DASHTAM_KEY_HMAC} | references that may be unset",
                "kafka:9092 | kafka:9093 | DASHTAM_KAFKA is not as in",
                "DASHTAM_PORT: \"8083\" | DASHTAM_PORT: \"8093\" | DASHTAM_PORT is not as in",
                "healthy, \"9083\" | healthy, \"9084\" | sync-service's health check",
                "127.0.0.1::9083 | 127.0.0.1::9084 | a port that is not its own",
                "127.0.0.1::9083 | 9083:9083 | publishes 9083",
                "{DASHTAM_BANK_PORT:?} | {DASHTAM_GATEWAY_PORT:?} | a port that is not its own",
                "MODULE: gateway | MODULE: gate | the build of gateway",
                "'  redis:\n    <<' | '  valkey:\n    <<' | the services",
                "[identity, provider, sync, audit] | [identity, provider, sync] | the databases",
                "postgres:18.6 | postgres:17.2 | the image of databases",
                "redis:8.2.1 | redis:8 | the image of redis is not pinned",
                "cap_drop: [ALL] | cap_drop: [NET_RAW] | capabilities",
                "restart: unless-stopped | restart: \"no\" | after a crash",
            })
    void noticesADifference(String from, String to, String fault) {
        String changed = compose.replace(from, to);

        assertThat(changed).isNotEqualTo(compose);
        assertThat(faults(changed, pom)).anyMatch(each -> each.contains(fault));
    }

    @Test
    void noticesAModuleThatIsGoneFromTheBuild() {
        assertThat(faults(compose, pom.replace("<module>gateway</module>", "")))
                .contains("no module of the parent POM: gateway");
    }

    @Test
    void buildsInTheDockerfileWhatTheServicesRun() throws IOException {
        String dockerfile = Files.readString(Installation.root().resolve("Dockerfile"));

        for (Component component : Component.values()) {
            component
                    .jar(Installation.root())
                    .map(jar -> Installation.root().relativize(jar).getParent().getParent())
                    .ifPresent(module ->
                            assertThat(dockerfile).containsPattern("-pl \\S*\\b" + module + "\\b"));
        }
    }

    private List<String> faults(String composeFile, String parent) {
        return new ComposeCheck(ComposeFile.parse(composeFile), parent, secrets).faults();
    }
}
