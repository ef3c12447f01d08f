package com.dashtam.peer;

import java.security.Principal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.ratelimit.KeyResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/** The framework's own resource server and limiter, as their guides set them up. */
@Configuration(proxyBeanMethods = false)
@Profile("checks")
class Checks {

    @Bean
    SecurityWebFilterChain tokens(ServerHttpSecurity http) {
        return http.authorizeExchange(requests ->
                        requests.pathMatchers("/ready").permitAll().anyExchange().authenticated())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    ReactiveJwtDecoder decoder(
            @Value("${peer.key-set}") String keySet, @Value("${peer.issuer}") String issuer) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keySet).validateType(false).build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new JwtIssuerValidator(issuer)));
        return decoder;
    }

    @Bean
    KeyResolver user() {
        return exchange -> exchange.getPrincipal().map(Principal::getName);
    }
}
