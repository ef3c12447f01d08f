package com.dashtam.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.institution.FileInstitutions;
import com.dashtam.provider.domain.institution.Institution;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.SignedNotices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class InstitutionSetupTest {

    private static final String FILES =
            "{slug: any_file, name: Files, category: other, capabilities: [accounts], adapter: ofx}";

    private static final String TABLES =
            "{slug: %s, name: Tables, category: other, capabilities: [accounts], adapter: csv}";

    @Test
    void listsInstitutionsAsNotConfiguredWithoutAddressAndClient() {
        var catalogue = setup(new ClassPathResource("application.yaml"), Map.of()).catalogue();

        assertThat(catalogue.all())
                .extracting(Institution::slug)
                .extracting(Slug::value)
                .containsExactly(
                        "sandbox",
                        "alpaca",
                        "schwab",
                        "plaid",
                        "chase_file",
                        "ofx_file",
                        "csv_file");
        assertThat(catalogue.all())
                .extracting(Institution::configured)
                .containsExactly(false, true, false, false, true, true, true);
    }

    @Test
    void connectsTheSandboxBankThatTheEnvironmentNames() {
        InstitutionSetup setup =
                setup(
                        new ClassPathResource("application.yaml"),
                        Map.of(
                                "DASHTAM_SANDBOX_URL", "http://localhost:19100",
                                "DASHTAM_SANDBOX_CLIENT_ID", "dashtam",
                                "DASHTAM_SANDBOX_CLIENT_SECRET", "secret"));

        assertThat(setup.adapters().byConsent(new Slug("sandbox"))).isPresent();
    }

    @Test
    void awaitsNoticesFromTheSandboxBankThatSharesASecret() {
        var slug = new Slug("sandbox");

        assertThat(sandbox("").adapters().webhooks(slug)).isEmpty();
        assertThat(sandbox(SignedNotices.SECRET).adapters().webhooks(slug)).isPresent();
        assertThat(sandbox(SignedNotices.SECRET).adapters().webhooks(new Slug("ofx_file")))
                .isEmpty();
        assertThatThrownBy(() -> sandbox("c2hvcnQ="))
                .hasMessageContaining("sandbox")
                .hasMessageContaining("24 to 64 bytes")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    private static InstitutionSetup sandbox(String webhookSecret) {
        return setup(
                new ClassPathResource("application.yaml"),
                Map.of(
                        "DASHTAM_SANDBOX_URL", "http://localhost:19100",
                        "DASHTAM_SANDBOX_CLIENT_ID", "dashtam",
                        "DASHTAM_SANDBOX_CLIENT_SECRET", "secret",
                        "DASHTAM_SANDBOX_WEBHOOK_SECRET", webhookSecret));
    }

    @Test
    void tellsWhoseFileItIsByTheIdentifierInIt() {
        FileInstitutions files =
                setup(new ClassPathResource("application.yaml"), Map.of()).fileInstitutions();

        assertThat(files.of(Optional.of("10898"))).isEqualTo(new Slug("chase_file"));
        assertThat(files.of(Optional.of("7776"))).isEqualTo(new Slug("ofx_file"));
        assertThat(files.of(Optional.empty())).isEqualTo(new Slug("ofx_file"));
    }

    @Test
    void tellsWhatStandsForTables() {
        assertThat(
                        setup(new ClassPathResource("application.yaml"), Map.of())
                                .fileInstitutions()
                                .tables())
                .contains(new Slug("csv_file"));
    }

    @Test
    void refusesASlugThatDoesNotTellThatItStandsForFiles() {
        assertRefused("[" + FILES.replace("any_file", "files") + "]", "must end in _file");
        assertRefused("[" + FILES + ", " + TABLES.formatted("tables") + "]", "must end in _file");
    }

    @Test
    void refusesTwoInstitutionsForTables() {
        assertRefused(
                "["
                        + FILES
                        + ", "
                        + TABLES.formatted("a_file")
                        + ", "
                        + TABLES.formatted("b_file")
                        + "]",
                "adapter csv");
    }

    @Test
    void refusesTwoInstitutionsWithOneIdentifier() {
        String named =
                FILES.replace("slug: any_file", "slug: %s")
                        .replace("}", ", ofx: {identifiers: ['7']}}");

        assertRefused(
                "["
                        + FILES
                        + ", "
                        + named.formatted("one_file")
                        + ", "
                        + named.formatted("two_file")
                        + "]",
                "identifier 7");
    }

    @Test
    void connectsSchwabForAClientThatIsRegisteredThere() {
        InstitutionSetup setup =
                setup(
                        new ClassPathResource("application.yaml"),
                        Map.of(
                                "DASHTAM_SCHWAB_CLIENT_ID", "app",
                                "DASHTAM_SCHWAB_CLIENT_SECRET", "secret"));

        URI consent =
                setup.adapters()
                        .byConsent(new Slug("schwab"))
                        .orElseThrow()
                        .authorization()
                        .authorizationUrl(
                                new Secret("state"),
                                new Secret("verifier"),
                                URI.create("https://dashtam.test/oauth/schwab/callback"));

        assertThat(consent)
                .asString()
                .startsWith("https://api.schwabapi.com/v1/oauth/authorize?response_type=code")
                .contains("client_id=app", "scope=readonly", "state=state")
                .doesNotContain("code_challenge", "verifier");
    }

    @Test
    void connectsPlaidForAClientThatIsRegisteredThere() {
        InstitutionSetup setup =
                setup(
                        new ClassPathResource("application.yaml"),
                        Map.of("DASHTAM_PLAID_CLIENT_ID", "app", "DASHTAM_PLAID_SECRET", "secret"));

        assertThat(setup.adapters().byLink(new Slug("plaid"))).isPresent();
        assertThat(setup.adapters().byConsent(new Slug("plaid"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "url: 'ftp://plaid.test',                               web address",
        "client-name: 'A name that is longer than they show',   30 characters",
        "products: [],                                          a product",
        "country-codes: [],                                     a country",
        "history-days: 0,                                       730 days",
        "history-days: 731,                                     730 days",
        "page-size: 0,                                          500 transactions",
        "page-size: 501,                                        500 transactions",
    })
    void refusesSettingsOfPlaidsThatCannotWork(String settings, String why) {
        assertRefused(
                "["
                        + FILES
                        + ", {slug: plaid, name: Plaid, category: aggregator, capabilities:"
                        + " [accounts], adapter: plaid, plaid: {client-id: me, secret: secret, "
                        + settings
                        + "}}]",
                why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: 'ftp://schwab.test'",
                "url: '/trader'",
                "slice: 23h",
                "slice: 366d",
            })
    void refusesSettingsOfSchwabsThatCannotWork(String settings) {
        assertRefused(
                "["
                        + FILES
                        + ", {slug: schwab, name: Schwab, category: brokerage, capabilities:"
                        + " [accounts], adapter: schwab, schwab: {client-id: me, client-secret: secret, "
                        + settings
                        + "}}]",
                settings.startsWith("url") ? "web address" : "slice");
    }

    @Test
    void refusesACatalogueThatCannotReadFilesOrKnowsTwoWays() {
        assertRefused("[]", "exactly one");
        assertRefused(
                "[" + FILES + ", " + FILES.replace("slug: any_file", "slug: more_file") + "]",
                "exactly one");
    }

    @Test
    void refusesAnInstitutionWithoutTheSettingsOfItsAdapter() {
        assertRefused("[" + FILES + ", " + FILES.replace("ofx", "fdx") + "]", "fdx settings");
        assertRefused("[" + FILES + ", " + FILES.replace("ofx", "schwab") + "]", "schwab settings");
        assertRefused("[" + FILES + ", " + FILES.replace("ofx", "plaid") + "]", "plaid settings");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertRefused(
                "[" + FILES + ", " + bank("base-url: 'ftp://bank.test'") + "]", "web address");
        assertRefused(
                "[" + FILES + ", " + bank("base-url: 'https://me:pw@bank.test'") + "]",
                "web address");
    }

    @Test
    void refusesPagesWithoutElements() {
        assertRefused(
                "[" + FILES + ", " + bank("base-url: 'https://bank.test', page-size: 0") + "]",
                "at least one element");
    }

    private static String bank(String settings) {
        return "{slug: bank, name: Bank, category: bank, capabilities: [accounts], adapter: fdx,"
                + " fdx: {client-id: me, client-secret: secret, scopes: all, "
                + settings
                + "}}";
    }

    private static void assertRefused(String institutions, String why) {
        var yaml =
                new ByteArrayResource(
                        """
                        dashtam.provider:
                          public-url: http://localhost:8080
                          credential-key: unused
                          institutions: %s
                        """
                                .formatted(institutions)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> assertThat(setup(yaml, Map.of())).isNull())
                .hasStackTraceContaining(why);
    }

    private static InstitutionSetup setup(Resource yaml, Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove("systemEnvironment");
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource(
                                "keys", Map.of("DASHTAM_KEY_CREDENTIALS", "unused here")));
        try {
            new YamlPropertySourceLoader()
                    .load("yaml", yaml)
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProviderProperties properties =
                Binder.get(environment).bindOrCreate("dashtam.provider", ProviderProperties.class);
        return new InstitutionSetup(
                properties,
                number -> "id of " + number,
                user -> "name of " + user,
                new SimpleMeterRegistry(),
                InstantSource.system());
    }
}
