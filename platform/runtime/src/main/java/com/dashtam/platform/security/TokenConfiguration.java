package com.dashtam.platform.security;

import com.dashtam.platform.secrets.Secrets;
import com.dashtam.platform.secrets.SecretsConfiguration;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Verifies and obtains tokens. A process with keys of its own, identity, declares a {@link
 * VerificationKeys}; one that knows of revocations declares {@link RevokedSessions}.
 */
@AutoConfiguration(after = SecretsConfiguration.class)
@EnableConfigurationProperties(SecurityProperties.class)
public class TokenConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final String KEYS_PATH = "/.well-known/jwks.json";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    @Bean
    @ConditionalOnMissingBean(VerificationKeys.class)
    JwksClient verificationKeys(SecurityProperties security, InstantSource clock) {
        return new JwksClient(http, security.identity().resolve(KEYS_PATH), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    RevokedSessions revokedSessions() {
        return RevokedSessions.NONE;
    }

    @Bean
    @ConditionalOnMissingBean
    JwtVerifier jwtVerifier(
            VerificationKeys keys,
            SecurityProperties security,
            @Value("${spring.application.name}") String service,
            InstantSource clock) {
        return new JwtVerifier(keys, security.issuer(), service, clock);
    }

    @Bean
    KeyRetirement keyRetirement(VerificationKeys keys, ServiceTokens tokens) {
        return new KeyRetirement(keys, tokens);
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceTokens serviceTokens(
            SecurityProperties security,
            @Value("${spring.application.name}") String client,
            Secrets secrets,
            InstantSource clock) {
        return new ServiceTokens(
                http,
                security.identity(),
                client,
                () -> secrets.require(ServiceTokens.SECRET),
                clock);
    }
}
