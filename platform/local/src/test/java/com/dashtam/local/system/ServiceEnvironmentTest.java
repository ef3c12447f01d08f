package com.dashtam.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {

    @TempDir private Path folder;
    private Secrets secrets;
    private ServiceEnvironment environment;

    @BeforeEach
    void prepare() {
        secrets = Secrets.in(folder.resolve("secrets.properties"));
        environment =
                new ServiceEnvironment(PortPlan.of(Map.of("DASHTAM_KAFKA_PORT", "4711")), secrets);
    }

    @Test
    void pointsAServiceAtItsOwnDatabaseAndRoles() {
        assertThat(environment.of(Component.SYNC, 1, 2))
                .containsEntry("DASHTAM_PORT", "1")
                .containsEntry("DASHTAM_MANAGEMENT_PORT", "2")
                .containsEntry("DASHTAM_DB_URL", "jdbc:postgresql://127.0.0.1:15432/sync")
                .containsEntry("DASHTAM_DB_USER", "sync_app")
                .containsEntry("DASHTAM_DB_OWNER_USER", "sync_owner")
                .containsEntry(
                        "DASHTAM_DB_RELAY_PASSWORD", secrets.database(Component.SYNC, "relay"))
                .containsEntry("DASHTAM_KAFKA", "127.0.0.1:4711")
                .containsEntry("DASHTAM_IDENTITY_URL", "http://127.0.0.1:8081")
                .containsEntry("DASHTAM_ENVIRONMENT", "local");
    }

    @Test
    void givesIdentityTheSecretsThatTheOthersShow() {
        Map<String, String> identity = environment.of(Component.IDENTITY, 1, 2);

        for (Component client :
                new Component[] {
                    Component.GATEWAY, Component.PROVIDER, Component.SYNC, Component.AUDIT
                }) {
            assertThat(identity)
                    .containsEntry(
                            "DASHTAM_CLIENT_SECRET_" + client,
                            environment.of(client, 3, 4).get("DASHTAM_CLIENT_SECRET"));
        }
    }

    @Test
    void keepsTheGatewayFromDatabasesAndKeys() {
        assertThat(environment.of(Component.GATEWAY, 1, 2).keySet())
                .noneMatch(name -> name.startsWith("DASHTAM_DB_"))
                .noneMatch(name -> name.startsWith("DASHTAM_KEY_"))
                .contains("DASHTAM_REDIS", "DASHTAM_TRUSTED_PROXIES");
    }

    @Test
    void keepsTheKeyOfTheCredentialsFromAllButTheProviderService() {
        for (Component service : Component.of(Component.Kind.SERVICE)) {
            assertThat(environment.of(service, 1, 2).containsKey("DASHTAM_KEY_CREDENTIALS"))
                    .as(service.title())
                    .isEqualTo(service == Component.PROVIDER);
        }
    }

    @Test
    void registersTheProviderServiceAtTheBank() {
        Map<String, String> provider = environment.of(Component.PROVIDER, 1, 2);

        assertThat(environment.bank())
                .containsEntry(
                        "DASHTAM_BANK_CLIENT_SECRET", provider.get("DASHTAM_SANDBOX_CLIENT_SECRET"))
                .containsEntry("DASHTAM_BANK_CLIENT_ID", provider.get("DASHTAM_SANDBOX_CLIENT_ID"))
                .containsEntry(
                        "DASHTAM_BANK_REDIRECT_URIS",
                        provider.get("DASHTAM_PUBLIC_URL")
                                + "/oauth/sandbox/callback,"
                                + provider.get("DASHTAM_PUBLIC_URL")
                                + "/oauth/schwab/callback,"
                                + provider.get("DASHTAM_PUBLIC_URL")
                                + "/oauth/plaid/callback");
        assertThat(provider)
                .containsEntry(
                        "DASHTAM_SCHWAB_CLIENT_SECRET",
                        provider.get("DASHTAM_SANDBOX_CLIENT_SECRET"))
                .containsEntry(
                        "DASHTAM_SCHWAB_URL", provider.get("DASHTAM_SANDBOX_URL") + "/schwab")
                .containsEntry(
                        "DASHTAM_PLAID_SECRET", provider.get("DASHTAM_SANDBOX_CLIENT_SECRET"))
                .containsEntry("DASHTAM_PLAID_URL", provider.get("DASHTAM_SANDBOX_URL") + "/plaid")
                .containsEntry(
                        "DASHTAM_PLAID_WEBHOOK_URL",
                        provider.get("DASHTAM_PUBLIC_URL") + "/webhooks/plaid");
    }
}
