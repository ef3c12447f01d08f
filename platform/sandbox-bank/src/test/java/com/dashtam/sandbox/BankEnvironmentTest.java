package com.dashtam.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.sandbox.fdx.PagingStyle;
import com.dashtam.sandbox.oauth.ClientAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankEnvironmentTest {
    private static final String PREFIX = "DASHTAM_BANK_";

    @Test
    void needsAClientAlone() {
        BankSettings settings = BankEnvironment.read(least());

        assertThat(settings.port()).isEqualTo(19100);
        assertThat(settings.fdx().pathPrefix()).isEqualTo("/fdx/v6");
        assertThat(settings.lifetimes().accessToken()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.client().authentication()).isEqualTo(ClientAuthentication.BASIC);
        assertThat(settings.adminToken()).isEmpty();
    }

    private static final String WEBHOOK_SECRET = "c2VjcmV0LXVuZGVyLW5vdGljZXMtb2YtYS1iYW5r";

    @Test
    void readsEverySetting() {
        Map<String, String> environment = least();
        environment.put(PREFIX + "NAME", "Other Bank");
        environment.put(PREFIX + "HOST", "0.0.0.0");
        environment.put(PREFIX + "PORT", "19200");
        environment.put(PREFIX + "PUBLIC_URL", "https://bank.example");
        environment.put(PREFIX + "REDIRECT_URIS", "http://a/callback, http://b/callback");
        environment.put(PREFIX + "CLIENT_AUTH", "client_secret_post");
        environment.put(PREFIX + "PATH_PREFIX", "");
        environment.put(PREFIX + "PAGING", "cursor");
        environment.put(PREFIX + "PAGE_SIZE", "50");
        environment.put(PREFIX + "SEED", "42");
        environment.put(PREFIX + "ACCESS_TOKEN_LIFETIME", "PT1M");
        environment.put(PREFIX + "CONSENT_LIFETIME", "P30D");
        environment.put(PREFIX + "MAX_CONSENTS", "5");
        environment.put(PREFIX + "ADMIN_TOKEN", "token");
        environment.put(PREFIX + "WEBHOOK_SECRET", WEBHOOK_SECRET);
        environment.put(PREFIX + "WEBHOOK_URL", "https://dashtam.example/webhooks/bank");

        BankSettings settings = BankEnvironment.read(environment);

        assertThat(settings.name()).isEqualTo("Other Bank");
        assertThat(settings.port()).isEqualTo(19200);
        assertThat(settings.publicUrl()).contains("https://bank.example");
        assertThat(settings.client().redirectUris())
                .containsExactlyInAnyOrder("http://a/callback", "http://b/callback");
        assertThat(settings.client().authentication()).isEqualTo(ClientAuthentication.POST);
        assertThat(settings.fdx().pathPrefix()).isEmpty();
        assertThat(settings.fdx().paging()).isEqualTo(PagingStyle.CURSOR);
        assertThat(settings.fdx().largestPage()).isEqualTo(50);
        assertThat(settings.seed()).isEqualTo(42);
        assertThat(settings.lifetimes().consent()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.limits().consents()).isEqualTo(5);
        assertThat(settings.adminToken()).contains("token");
        assertThat(settings.notices().secret()).contains(WEBHOOK_SECRET);
        assertThat(settings.notices().url())
                .contains(URI.create("https://dashtam.example/webhooks/bank"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIENT_ID", "CLIENT_SECRET", "REDIRECT_URIS"})
    void namesTheVariableThatIsMissing(String name) {
        Map<String, String> environment = least();
        environment.remove(PREFIX + name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BankEnvironment.read(environment))
                .withMessage(PREFIX + name + " is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, many",
        "SEED, 1.5",
        "PAGING, pages",
        "CLIENT_AUTH, private_key_jwt",
        "ACCESS_TOKEN_LIFETIME, 15 minutes",
        "WEBHOOK_SECRET, c2hvcnQ=",
        "WEBHOOK_SECRET, no base64",
        "WEBHOOK_URL, https://without.a/secret"
    })
    void namesTheVariableThatIsMalformed(String name, String value) {
        Map<String, String> environment = least();
        environment.put(PREFIX + name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BankEnvironment.read(environment))
                .withMessageContaining(PREFIX + name);
    }

    @ParameterizedTest
    @CsvSource({
        "PATH_PREFIX, fdx/v6",
        "PATH_PREFIX, /fdx/",
        "PAGE_SIZE, 0",
        "MAX_CUSTOMERS, 0",
        "ACCESS_TOKEN_LIFETIME, PT0S",
        "CONSENT_LIFETIME, PT1S"
    })
    void refusesSettingsThatMakeNoSense(String name, String value) {
        Map<String, String> environment = least();
        environment.put(PREFIX + name, value);

        assertThatIllegalArgumentException().isThrownBy(() -> BankEnvironment.read(environment));
    }

    @Test
    void keepsTheSecretsToItself() {
        Map<String, String> environment = least();
        environment.put(PREFIX + "ADMIN_TOKEN", "admin-secret");
        environment.put(PREFIX + "WEBHOOK_SECRET", WEBHOOK_SECRET);
        BankSettings settings = BankEnvironment.read(environment);

        assertThat(settings.toString() + settings.notices())
                .doesNotContain("client-secret", "admin-secret", WEBHOOK_SECRET);
    }

    private static Map<String, String> least() {
        Map<String, String> environment = new HashMap<>();
        environment.put(PREFIX + "CLIENT_ID", "dashtam");
        environment.put(PREFIX + "CLIENT_SECRET", "client-secret");
        environment.put(PREFIX + "REDIRECT_URIS", "http://localhost:8080/callback");
        return environment;
    }
}
