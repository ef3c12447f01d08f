package com.dashtam.identity.infrastructure.export;

import com.dashtam.identity.domain.export.Archivist;
import com.dashtam.identity.domain.token.ServiceGrant;
import com.dashtam.identity.domain.token.TokenSigning;
import com.dashtam.identity.infrastructure.export.ZipArchivist.Source;
import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.export.UserExport;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Gathers copies from this service and the three others that hold data of users. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportProperties.class)
public class ExportConfiguration {

    /** What a user is told of himself; hashes and sealed values are left out. */
    private static final Map<String, String> SECTIONS =
            Map.of(
                    "account",
                    """
                    select id, email, roles, is_verified, is_active, session_tier, max_sessions,
                        created_at
                    from users where id = ?
                    """,
                    "sessions",
                    """
                    select id, device_info, ip_address, location, created_at, last_activity_at,
                        expires_at, ended_at, end_reason, providers_accessed,
                        last_provider_accessed, last_provider_sync_at
                    from sessions where user_id = ? order by id
                    """,
                    "known_devices",
                    "select signed_in_at from known_devices where user_id = ?",
                    "passkeys",
                    """
                    select id, name, transports, created_at, used_at
                    from passkeys where user_id = ? order by id
                    """,
                    "email_changes",
                    """
                    select wanted_email, state, requested_at, ended_at, client_ip, user_agent
                    from email_changes where user_id = ? order by requested_at
                    """,
                    "data_exports",
                    """
                    select id, status, requested_at, finished_at, expires_at, client_ip, user_agent
                    from data_exports where user_id = ? order by id
                    """);

    @Bean
    Archivist archivist(
            ExportProperties properties,
            TokenSigning signing,
            Ids ids,
            InstantSource clock,
            DataSource database,
            PlatformTransactionManager transactions,
            @Value("${spring.application.name}") String self) {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(properties.connect())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        var own = new UserExport(database, transactions, SECTIONS);
        var tokens = new OwnTokens(signing, ids, clock, self);
        return new ZipArchivist(
                Map.of(
                        self,
                        own::write,
                        "provider-service",
                        tokens.source(
                                http, properties, "provider-service", properties.providerUrl()),
                        "sync-service",
                        tokens.source(http, properties, "sync-service", properties.syncUrl()),
                        "audit-service",
                        tokens.source(http, properties, "audit-service", properties.auditUrl())),
                properties.maxArchiveBytes());
    }

    /** This service signs its own service tokens: it is the one that issues them to all others. */
    private record OwnTokens(TokenSigning signing, Ids ids, InstantSource clock, String self) {

        Source source(HttpClient http, ExportProperties properties, String audience, URI url) {
            return new HttpSource(
                    http,
                    url,
                    () ->
                            signing.sign(
                                            new ServiceGrant(
                                                    ids.next(), self, audience, clock.instant()))
                                    .value(),
                    properties.answer());
        }
    }
}
