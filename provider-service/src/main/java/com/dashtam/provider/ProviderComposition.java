package com.dashtam.provider;

import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.export.UserExport;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.platform.secrets.KeyedHash;
import com.dashtam.platform.secrets.Secrets;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.connection.DisconnectProviderHandler;
import com.dashtam.provider.application.connection.GetConnectionHandler;
import com.dashtam.provider.application.connection.ListConnectionsHandler;
import com.dashtam.provider.application.connection.ReadConnectionHandler;
import com.dashtam.provider.application.connection.RenameConnectionHandler;
import com.dashtam.provider.application.consent.ConnectByKeysHandler;
import com.dashtam.provider.application.consent.ConnectProviderHandler;
import com.dashtam.provider.application.consent.Establishment;
import com.dashtam.provider.application.consent.Links;
import com.dashtam.provider.application.consent.Logins;
import com.dashtam.provider.application.consent.StartConsentHandler;
import com.dashtam.provider.application.credential.AccessTokens;
import com.dashtam.provider.application.credential.ExpiryNotice;
import com.dashtam.provider.application.credential.Pause;
import com.dashtam.provider.application.credential.RefreshTokensHandler;
import com.dashtam.provider.application.credential.Retirement;
import com.dashtam.provider.application.erasure.EraseUserHandler;
import com.dashtam.provider.application.feed.FeedSources;
import com.dashtam.provider.application.feed.InstitutionCalls;
import com.dashtam.provider.application.feed.PreviewStatementHandler;
import com.dashtam.provider.application.feed.ReadAccountsHandler;
import com.dashtam.provider.application.feed.ReadHoldingsHandler;
import com.dashtam.provider.application.feed.ReadStatementHandler;
import com.dashtam.provider.application.feed.ReadTransactionsHandler;
import com.dashtam.provider.application.rawpage.RawPageKeeping;
import com.dashtam.provider.application.webhook.ReceiveNoticeHandler;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.connection.LoginKeys;
import com.dashtam.provider.domain.consent.Consents;
import com.dashtam.provider.domain.consent.RedirectPolicy;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.StatementFormats;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.domain.institution.InstitutionHealth;
import com.dashtam.provider.domain.rawpage.RawPages;
import com.dashtam.provider.infrastructure.crypto.KeyedLoginKeys;
import com.dashtam.provider.infrastructure.crypto.RandomSecrets;
import com.dashtam.provider.infrastructure.crypto.Seal;
import com.dashtam.provider.infrastructure.csv.CsvStatements;
import com.dashtam.provider.infrastructure.messaging.IdentityEvents;
import com.dashtam.provider.infrastructure.ofx.OfxStatements;
import com.dashtam.provider.infrastructure.persistence.JdbcConnections;
import com.dashtam.provider.infrastructure.persistence.JdbcConsents;
import com.dashtam.provider.infrastructure.persistence.JdbcEndingCredentials;
import com.dashtam.provider.infrastructure.persistence.JdbcNoticeReceipts;
import com.dashtam.provider.infrastructure.persistence.JdbcUserData;
import com.dashtam.provider.infrastructure.work.BatchClock;
import com.dashtam.provider.presentation.http.connection.ConnectionController;
import com.dashtam.provider.presentation.http.consent.NonceCookie;
import com.dashtam.provider.presentation.http.consent.OauthCallbackController;
import com.dashtam.provider.presentation.http.feed.FeedController;
import com.dashtam.provider.presentation.http.feed.StatementController;
import com.dashtam.provider.presentation.http.institution.InstitutionController;
import com.dashtam.provider.presentation.http.webhook.WebhookController;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Joins every part of the service by its constructor. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderProperties.class)
@Import({KeyComposition.class, RawPageComposition.class})
class ProviderComposition {

    private static final String ACCOUNT_NUMBERS = "provider-service account numbers";
    private static final String USERS = "provider-service users at institutions";

    // -- institutions

    @Bean
    InstitutionSetup institutionSetup(
            ProviderProperties properties,
            Secrets secrets,
            MeterRegistry meters,
            InstantSource clock) {
        var numbers = KeyedHash.of(secrets.require(KeyedHash.SECRET), ACCOUNT_NUMBERS);
        var users = KeyedHash.of(secrets.require(KeyedHash.SECRET), USERS);
        return new InstitutionSetup(
                properties, numbers::hex, user -> users.hex(user.toString()), meters, clock);
    }

    @Bean
    Catalogue catalogue(InstitutionSetup setup) {
        return setup.catalogue();
    }

    @Bean
    InstitutionHealth institutionHealth(InstitutionSetup setup) {
        return setup.health();
    }

    @Bean
    Adapters adapters(InstitutionSetup setup) {
        return setup.adapters();
    }

    // -- storage

    @Bean
    Connections connections(JdbcClient jdbc) {
        return new JdbcConnections(jdbc);
    }

    @Bean
    Consents consents(JdbcClient jdbc, Seal seal) {
        return new JdbcConsents(jdbc, seal);
    }

    // -- consent

    @Bean
    RedirectPolicy redirectPolicy(ProviderProperties properties) {
        return new RedirectPolicy(
                properties.publicUrl().replaceAll("/+$", ""),
                Set.copyOf(properties.redirectUris()));
    }

    @Bean
    Links links(CredentialVault vault, RedirectPolicy redirects) {
        return new Links(vault, redirects);
    }

    @Bean
    StartConsentHandler startConsent(
            Catalogue catalogue,
            Adapters adapters,
            Consents consents,
            RedirectPolicy redirects,
            Links links,
            InstantSource clock) {
        return new StartConsentHandler(
                catalogue, adapters, consents, redirects, links, new RandomSecrets(), clock);
    }

    @Bean
    LoginKeys loginKeys(Secrets secrets) {
        return new KeyedLoginKeys(
                KeyedHash.of(secrets.require(KeyedHash.SECRET), KeyedLoginKeys.PURPOSE));
    }

    @Bean
    Logins logins(LoginKeys keys) {
        return new Logins(keys);
    }

    @Bean
    Establishment establishment(
            Connections connections, CredentialVault vault, Ids ids, InstantSource clock) {
        return new Establishment(connections, vault, ids, clock);
    }

    @Bean
    ConnectProviderHandler connectProvider(
            Workflows workflows,
            Consents consents,
            Links links,
            Logins logins,
            Establishment establishment,
            Adapters adapters,
            InstantSource clock) {
        return new ConnectProviderHandler(
                workflows, consents, links, logins, establishment, adapters, clock);
    }

    @Bean
    ConnectByKeysHandler connectByKeys(
            Workflows workflows,
            Catalogue catalogue,
            Adapters adapters,
            Logins logins,
            Establishment establishment) {
        return new ConnectByKeysHandler(workflows, catalogue, adapters, logins, establishment);
    }

    // -- credentials

    @Bean
    Retirement retirement(
            Connections connections,
            CredentialVault vault,
            Workflows workflows,
            Transactions transactions,
            InstantSource clock) {
        return new Retirement(connections, vault, workflows, transactions, clock);
    }

    @Bean
    AccessTokens accessTokens(
            CredentialVault vault,
            Adapters adapters,
            Workflows workflows,
            Retirement retirement,
            InstantSource clock) {
        return new AccessTokens(vault, adapters, workflows, retirement, clock, pause());
    }

    @Bean
    BatchClock expiryClock(
            ProviderProperties properties,
            JdbcClient jdbc,
            Workflows workflows,
            Transactions transactions,
            InstantSource clock) {
        var expiry = properties.expiry();
        var notice =
                new ExpiryNotice(
                        new JdbcEndingCredentials(jdbc),
                        workflows,
                        transactions,
                        expiry.ahead(),
                        clock);
        return new BatchClock("credential-expiry", notice::tell, expiry.look());
    }

    private static Pause pause() {
        return length -> {
            try {
                Thread.sleep(length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    // -- users who want a copy, or to be forgotten

    @Bean
    UserExport userExport(DataSource database, PlatformTransactionManager transactions) {
        return new UserExport(database, transactions, JdbcUserData.SECTIONS);
    }

    @Bean
    EventSubscription identityEvents(
            Workflows workflows,
            Connections connections,
            CredentialVault vault,
            Adapters adapters,
            JdbcClient jdbc) {
        var data = new JdbcUserData(jdbc);
        return IdentityEvents.subscription(
                new EraseUserHandler(workflows, connections, vault, adapters, data));
    }

    // -- notices

    @Bean
    WebhookController webhookController(
            Workflows workflows,
            Adapters adapters,
            Connections connections,
            JdbcClient jdbc,
            Retirement retirement,
            InstantSource clock,
            CurrentCaller current,
            HttpServletRequest request) {
        var receive =
                new ReceiveNoticeHandler(
                        workflows,
                        adapters,
                        connections,
                        new JdbcNoticeReceipts(jdbc),
                        retirement,
                        clock);
        return new WebhookController(receive, current, request);
    }

    // -- feeds

    @Bean
    FeedSources feedSources(
            Connections connections,
            Adapters adapters,
            AccessTokens tokens,
            Retirement retirement,
            RawPageKeeping rawPages,
            LoginKeys logins,
            InstantSource clock) {
        var calls = new InstitutionCalls(connections, tokens, retirement, rawPages, clock);
        return new FeedSources(connections, adapters, calls, logins, clock);
    }

    @Bean
    StatementFormats statementFormats() {
        return new StatementFormats(new OfxStatements(), new CsvStatements());
    }

    @Bean
    ReadStatementHandler readStatement(
            InstitutionSetup setup,
            StatementFormats formats,
            Connections connections,
            Workflows workflows,
            Transactions transactions,
            RawPageKeeping rawPages,
            Ids ids,
            InstantSource clock) {
        return new ReadStatementHandler(
                setup.fileInstitutions(),
                formats,
                connections,
                workflows,
                transactions,
                rawPages,
                ids,
                clock);
    }

    // -- HTTP

    @Bean
    NonceCookie nonceCookie(ProviderProperties properties) {
        return new NonceCookie(properties.publicUrl().startsWith("https:"));
    }

    @Bean
    InstitutionController institutionController(Catalogue catalogue, InstitutionHealth health) {
        return new InstitutionController(catalogue, health);
    }

    @Bean
    ConnectionController connectionController(
            StartConsentHandler start,
            ConnectByKeysHandler connectByKeys,
            ConnectProviderHandler connect,
            Workflows workflows,
            Transactions transactions,
            Connections connections,
            CredentialVault vault,
            RawPages rawPages,
            Adapters adapters,
            AccessTokens tokens,
            NonceCookie cookie,
            CurrentCaller current,
            IdempotentAnswers answers,
            InstantSource clock) {
        return new ConnectionController(
                start,
                connectByKeys,
                connect,
                new ListConnectionsHandler(connections),
                new GetConnectionHandler(connections),
                new RenameConnectionHandler(connections, workflows, transactions, clock),
                new DisconnectProviderHandler(
                        workflows, connections, vault, rawPages, adapters, clock),
                new RefreshTokensHandler(workflows, connections, vault, tokens, clock),
                cookie,
                current,
                answers);
    }

    @Bean
    OauthCallbackController oauthCallbackController(
            ConnectProviderHandler connect,
            Catalogue catalogue,
            NonceCookie cookie,
            CurrentCaller current,
            HttpServletRequest request) {
        return new OauthCallbackController(connect, catalogue, cookie, current, request);
    }

    @Bean
    FeedController feedController(
            Connections connections, FeedSources sources, CurrentCaller current) {
        return new FeedController(
                new ReadConnectionHandler(connections),
                new ReadAccountsHandler(sources),
                new ReadTransactionsHandler(sources),
                new ReadHoldingsHandler(sources),
                current);
    }

    @Bean
    StatementController statementController(
            ReadStatementHandler statements, StatementFormats formats, CurrentCaller current) {
        return new StatementController(statements, new PreviewStatementHandler(formats), current);
    }
}
