package com.dashtam.provider;

import com.dashtam.provider.ProviderProperties.Alpaca;
import com.dashtam.provider.ProviderProperties.Fdx;
import com.dashtam.provider.ProviderProperties.InstitutionProperties;
import com.dashtam.provider.ProviderProperties.Plaid;
import com.dashtam.provider.ProviderProperties.Schwab;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.InstitutionAdapter;
import com.dashtam.provider.domain.institution.AuthKind;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.domain.institution.FileInstitutions;
import com.dashtam.provider.domain.institution.Institution;
import com.dashtam.provider.domain.institution.InstitutionHealth;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import com.dashtam.provider.infrastructure.alpaca.AlpacaInstitution;
import com.dashtam.provider.infrastructure.alpaca.AlpacaSettings;
import com.dashtam.provider.infrastructure.csv.CsvStatements;
import com.dashtam.provider.infrastructure.fdx.FdxInstitution;
import com.dashtam.provider.infrastructure.fdx.FdxNotices;
import com.dashtam.provider.infrastructure.fdx.FdxSettings;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import com.dashtam.provider.infrastructure.oauth.ClientAuthentication;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import com.dashtam.provider.infrastructure.ofx.OfxStatements;
import com.dashtam.provider.infrastructure.plaid.ClientUserIds;
import com.dashtam.provider.infrastructure.plaid.PlaidInstitution;
import com.dashtam.provider.infrastructure.plaid.PlaidSettings;
import com.dashtam.provider.infrastructure.schwab.AccountIdentifiers;
import com.dashtam.provider.infrastructure.schwab.SchwabInstitution;
import com.dashtam.provider.infrastructure.schwab.SchwabSettings;
import com.dashtam.provider.infrastructure.webhook.StandardWebhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the catalogue and its adapters from the configuration, or refuses it with a reason. */
final class InstitutionSetup {

    /** So other services know, without a question, that there is nobody to ask for data. */
    private static final String FILE_SLUG = "_file";

    private final HttpLimits limits;
    private final InstantSource clock;
    private final AccountIdentifiers identifiers;
    private final ClientUserIds userIds;
    private final MeterRegistry meters;
    private final List<Institution> institutions = new ArrayList<>();
    private final Map<Slug, InstitutionAdapter> adapters = new LinkedHashMap<>();
    private final Map<Slug, InstitutionClient> clients = new HashMap<>();
    private final Map<String, Slug> byIdentifier = new HashMap<>();
    private final List<Slug> others = new ArrayList<>();
    private Optional<Slug> tables = Optional.empty();

    InstitutionSetup(
            ProviderProperties properties,
            AccountIdentifiers identifiers,
            ClientUserIds userIds,
            MeterRegistry meters,
            InstantSource clock) {
        this.identifiers = identifiers;
        this.userIds = userIds;
        this.meters = meters;
        this.limits = properties.calls().limits();
        this.clock = clock;
        properties.institutions().forEach(this::add);
        requireOneForFiles();
    }

    Catalogue catalogue() {
        return new Catalogue(institutions);
    }

    Adapters adapters() {
        return new Adapters(adapters);
    }

    InstitutionHealth health() {
        return slug -> Optional.ofNullable(clients.get(slug)).map(InstitutionClient::health);
    }

    /** The institutions that stand for uploaded files. */
    FileInstitutions fileInstitutions() {
        return new FileInstitutions(byIdentifier, others.getFirst(), tables);
    }

    private void requireOneForFiles() {
        if (others.size() != 1) {
            throw new IllegalArgumentException(
                    "dashtam.provider.institutions: exactly one with the adapter ofx must have no"
                            + " identifiers");
        }
    }

    private void add(InstitutionProperties properties) {
        Slug slug = new Slug(properties.slug());
        Optional<InstitutionAdapter> adapter =
                switch (properties.adapter()) {
                    case FDX -> fdx(properties);
                    case ALPACA -> Optional.of(alpaca(properties));
                    case OFX -> Optional.of(ofx(slug, properties));
                    case CSV -> Optional.of(csv(slug));
                    case SCHWAB -> schwab(properties);
                    case PLAID -> plaid(properties);
                };
        AuthKind kind =
                switch (properties.adapter()) {
                    case FDX, SCHWAB -> AuthKind.OAUTH;
                    case ALPACA -> AuthKind.API_KEY;
                    case PLAID -> AuthKind.LINK_TOKEN;
                    case OFX, CSV -> AuthKind.FILE_IMPORT;
                };
        adapter.ifPresent(made -> adapters.put(slug, made));
        institutions.add(
                new Institution(
                        slug,
                        properties.name(),
                        properties.category(),
                        kind,
                        properties.capabilities(),
                        adapter.isPresent(),
                        Optional.ofNullable(properties.historyDays()),
                        Optional.ofNullable(properties.websiteUrl())));
    }

    private Optional<InstitutionAdapter> fdx(InstitutionProperties properties) {
        Fdx fdx = properties.fdx();
        if (fdx == null) {
            throw new IllegalArgumentException(properties.slug() + " lacks its fdx settings");
        }
        boolean configured =
                !fdx.baseUrl().isBlank()
                        && !fdx.clientId().isBlank()
                        && !fdx.clientSecret().isBlank();
        if (!configured) {
            return Optional.empty();
        }
        FdxSettings settings = settings(fdx);
        var client = client(properties, settings.called());
        var unknown = new UnknownValues(meters, properties.slug());
        return Optional.of(
                new FdxInstitution(settings, client, webhooks(properties, fdx), unknown, clock));
    }

    private Optional<WebhookVerifier> webhooks(InstitutionProperties properties, Fdx fdx) {
        if (fdx.webhookSecret().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FdxNotices(StandardWebhooks.of(fdx.webhookSecret(), clock)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(properties.slug() + ": " + e.getMessage());
        }
    }

    private InstitutionAdapter alpaca(InstitutionProperties properties) {
        Alpaca alpaca = properties.alpaca();
        if (alpaca == null) {
            throw new IllegalArgumentException(properties.slug() + " lacks its alpaca settings");
        }
        var settings =
                new AlpacaSettings(
                        URI.create(alpaca.paperUrl()),
                        URI.create(alpaca.liveUrl()),
                        alpaca.pageSize());
        var client = client(properties, settings.called());
        return new AlpacaInstitution(
                settings, client, new UnknownValues(meters, properties.slug()), clock);
    }

    private InstitutionClient client(InstitutionProperties properties, Stream<URI> called) {
        var client = new InstitutionClient(properties.slug(), limits, called);
        clients.put(new Slug(properties.slug()), client);
        return client;
    }

    private static void requireFileSlug(Slug slug) {
        if (!slug.value().endsWith(FILE_SLUG)) {
            throw new IllegalArgumentException(
                    slug + " stands for files: its slug must end in " + FILE_SLUG);
        }
    }

    private InstitutionAdapter csv(Slug slug) {
        requireFileSlug(slug);
        if (tables.isPresent()) {
            throw new IllegalArgumentException(
                    "dashtam.provider.institutions: two have the adapter csv");
        }
        tables = Optional.of(slug);
        return new CsvStatements();
    }

    private InstitutionAdapter ofx(Slug slug, InstitutionProperties properties) {
        requireFileSlug(slug);
        List<String> identifiers =
                properties.ofx() == null ? List.of() : properties.ofx().identifiers();
        if (identifiers.isEmpty()) {
            others.add(slug);
        }
        for (String identifier : identifiers) {
            if (byIdentifier.put(identifier, slug) != null) {
                throw new IllegalArgumentException(
                        "two institutions have the identifier " + identifier + " in files");
            }
        }
        return new OfxStatements();
    }

    private Optional<InstitutionAdapter> schwab(InstitutionProperties properties) {
        Schwab schwab = properties.schwab();
        if (schwab == null) {
            throw new IllegalArgumentException(properties.slug() + " lacks its schwab settings");
        }
        if (schwab.clientId().isBlank() || schwab.clientSecret().isBlank()) {
            return Optional.empty();
        }
        SchwabSettings settings = settings(schwab);
        return Optional.of(
                new SchwabInstitution(
                        settings,
                        client(properties, settings.called()),
                        identifiers,
                        new UnknownValues(meters, properties.slug()),
                        clock));
    }

    private Optional<InstitutionAdapter> plaid(InstitutionProperties properties) {
        Plaid plaid = properties.plaid();
        if (plaid == null) {
            throw new IllegalArgumentException(properties.slug() + " lacks its plaid settings");
        }
        if (plaid.clientId().isBlank() || plaid.secret().isBlank()) {
            return Optional.empty();
        }
        PlaidSettings settings = settings(plaid);
        return Optional.of(
                new PlaidInstitution(
                        settings,
                        client(properties, settings.called()),
                        userIds,
                        new UnknownValues(meters, properties.slug()),
                        clock));
    }

    private static PlaidSettings settings(Plaid plaid) {
        return new PlaidSettings(
                URI.create(plaid.url()),
                plaid.clientId(),
                plaid.secret(),
                plaid.clientName(),
                plaid.products(),
                plaid.optionalProducts(),
                plaid.countryCodes(),
                plaid.language(),
                plaid.historyDays(),
                plaid.pageSize(),
                Optional.of(plaid.webhookUrl()).filter(url -> !url.isBlank()).map(URI::create));
    }

    private static SchwabSettings settings(Schwab schwab) {
        String browserUrl = schwab.browserUrl().isBlank() ? schwab.url() : schwab.browserUrl();
        var oauth =
                new OAuthSettings(
                        URI.create(browserUrl + "/v1/oauth/authorize"),
                        URI.create(schwab.url() + "/v1/oauth/token"),
                        Optional.empty(),
                        schwab.clientId(),
                        schwab.clientSecret(),
                        ClientAuthentication.BASIC,
                        schwab.scopes(),
                        schwab.proofKey(),
                        Optional.empty(),
                        Optional.of(SchwabSettings.CONSENT));
        return new SchwabSettings(oauth, URI.create(schwab.url() + "/trader/v1"), schwab.slice());
    }

    private static FdxSettings settings(Fdx fdx) {
        URI base = URI.create(fdx.baseUrl());
        var oauth =
                new OAuthSettings(
                        base.resolve(fdx.authorize()),
                        base.resolve(fdx.token()),
                        Optional.of(fdx.revoke())
                                .filter(path -> !path.isBlank())
                                .map(base::resolve),
                        fdx.clientId(),
                        fdx.clientSecret(),
                        fdx.clientAuthentication(),
                        fdx.scopes(),
                        true,
                        Optional.of(fdx.issuer()).filter(issuer -> !issuer.isBlank()),
                        Optional.empty());
        return new FdxSettings(oauth, base.resolve(fdx.api()), fdx.paging(), fdx.pageSize());
    }
}
