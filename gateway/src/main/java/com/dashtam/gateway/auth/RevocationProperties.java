package com.dashtam.gateway.auth;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tokenLife how long an access token is valid, and so how long an ended session is
 *     remembered
 * @param clockSkew between the services' clocks
 * @param startGrace how long a start waits for Kafka before it goes on without
 * @param maxSessions remembered at most
 */
@ConfigurationProperties("dashtam.revocation")
public record RevocationProperties(
        @DefaultValue("15m") Duration tokenLife,
        @DefaultValue("2m") Duration clockSkew,
        @DefaultValue("30s") Duration startGrace,
        @DefaultValue("500000") int maxSessions) {

    public Duration memory() {
        return tokenLife.plus(clockSkew);
    }
}
