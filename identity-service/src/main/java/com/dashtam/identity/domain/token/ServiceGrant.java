package com.dashtam.identity.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a service token says.
 *
 * @param client the process that will present it
 * @param audience the one service that will believe it
 */
public record ServiceGrant(UUID tokenId, String client, String audience, Instant issuedAt) {

    public static final Duration LIFE = Duration.ofMinutes(5);
}
